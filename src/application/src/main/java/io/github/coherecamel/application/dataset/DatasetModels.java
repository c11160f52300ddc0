package io.github.coherecamel.application.dataset;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which model a dataset is for, by its name: the first pattern that fits counts. */
public final class DatasetModels {

    /** A pattern may have an equals sign, an id cannot. */
    private static final Pattern RULE = Pattern.compile("\\s*(\\S.*?)\\s*=\\s*([A-Za-z0-9][A-Za-z0-9._-]{0,127})\\s*");

    private record Rule(Pattern names, String modelId) {}

    private final List<Rule> rules;

    /** @param mapping each a pattern with {@code *} for any text and {@code ?} for any character, then {@code =<model id>} */
    DatasetModels(List<String> mapping) {
        rules = mapping.stream().map(DatasetModels::rule).toList();
    }

    /** Returns whether it can be one of a mapping. */
    public static boolean isRule(String text) {
        return RULE.matcher(text).matches();
    }

    private static Rule rule(String text) {
        var rule = RULE.matcher(text);
        if (!rule.matches()) {
            throw new IllegalArgumentException(text + " is not <pattern>=<model id>");
        }
        return new Rule(pattern(rule.group(1)), rule.group(2));
    }

    private static Pattern pattern(String names) {
        return Pattern.compile(
                names.codePoints()
                        .mapToObj(point -> switch (point) {
                            case '*' -> ".*";
                            case '?' -> ".";
                            default -> Pattern.quote(Character.toString(point));
                        })
                        .collect(Collectors.joining()),
                Pattern.DOTALL);
    }

    Optional<String> of(String datasetName) {
        return rules.stream()
                .filter(rule -> rule.names().matcher(datasetName).matches())
                .map(Rule::modelId)
                .findFirst();
    }
}
