package io.github.coherecamel.application.file;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Which file is for which model, by its folder and name. */
final class Purposes {

    /** @param folder empty for the inbox itself */
    private record Rule(String folder, PathMatcher names, Purpose purpose) {}

    private final List<Rule> rules = new ArrayList<>();
    private final @Nullable Purpose other;

    Purposes(FilesConfig config) {
        for (var index = 0; index < config.mapping().size(); index++) {
            rules.add(rule(config.mapping().get(index), "cohere.files.mapping[" + index + "].files"));
        }
        other = config.modelId()
                .filter(model -> !model.isBlank())
                .map(model -> new Purpose(model, config.type()))
                .orElse(null);
    }

    private static Rule rule(FilesConfig.Mapping mapping, String property) {
        var slash = mapping.files().indexOf('/');
        var folder = slash < 0 ? "" : mapping.files().substring(0, slash);
        var names = mapping.files().substring(slash + 1);
        var isOwn = Inbox.FOLDERS.contains(folder) || folder.startsWith(".");
        if (slash == 0 || isOwn || folder.matches(".*[*?\\[{\\\\].*") || names.isEmpty() || names.contains("/")) {
            throw new ConfigurationException(
                    "Cannot start: %s is '%s'. Give a pattern of names, such as rerank-*.jsonl, or of names in one folder, such as rerank/*; no folder may be called %s or begin with a dot."
                            .formatted(property, mapping.files(), String.join(", ", Inbox.FOLDERS)));
        }
        try {
            var matcher = FileSystems.getDefault().getPathMatcher("glob:" + names);
            return new Rule(folder, matcher, new Purpose(mapping.modelId(), mapping.type()));
        } catch (PatternSyntaxException e) {
            throw new ConfigurationException("Cannot start: %s is '%s', which is no pattern: %s."
                    .formatted(property, mapping.files(), e.getDescription()));
        }
    }

    /** The folders in the inbox that files are dropped into as well. */
    Set<String> folders() {
        var folders = new LinkedHashSet<String>();
        rules.forEach(rule -> folders.add(rule.folder()));
        folders.remove("");
        return folders;
    }

    Optional<Purpose> of(String folder, String fileName) {
        var name = Path.of(FileName.safe(fileName));
        return rules.stream()
                .filter(rule -> rule.folder().equals(folder) && rule.names().matches(name))
                .map(Rule::purpose)
                .findFirst()
                .or(() -> Optional.ofNullable(other));
    }
}
