package io.github.coherecamel.application.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.documentation.Page;
import io.github.coherecamel.documentation.Tries;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Variables and properties of the controller that blocks of the documentation set are ones that it has. */
@Tries(page = "events-kafka.md", language = "sh")
@Tries(page = "events-datasets.md", language = "sh")
@Tries(page = "files.md", language = "properties")
class EnvironmentNamesTest {

    private static final Pattern VARIABLE = Pattern.compile("\\b(COHERE_[A-Z_]+)=");
    private static final Pattern PROPERTY = Pattern.compile("^(cohere\\.[a-z0-9.\\-\\[\\]]+)=", Pattern.MULTILINE);

    @Test
    void areKnown() {
        var properties = PropertyCheck.properties().keySet();
        var variables = properties.stream()
                .map(name -> name.replaceAll("[^a-zA-Z0-9]", "_").toUpperCase(Locale.ROOT))
                .collect(Collectors.toSet());
        var blocks = Page.all().stream()
                .flatMap(page -> page.blocks().stream())
                .map(block -> block.text())
                .collect(Collectors.joining("\n"));

        assertThat(VARIABLE.matcher(blocks)
                        .results()
                        .map(found -> found.group(1))
                        .distinct())
                .filteredOn(variable -> !variable.startsWith("COHERE_CONTROLLER_"))
                .hasSizeGreaterThan(3)
                .allMatch(variables::contains);
        assertThat(PROPERTY.matcher(blocks).results().map(found -> found.group(1)
                        .replaceAll("\\[\\d+]", "[*]")))
                .hasSizeGreaterThan(3)
                .allMatch(properties::contains);
    }
}
