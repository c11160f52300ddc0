package io.github.coherecamel.application.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a file of alerts or a dashboard asks of Prometheus that no metric answers: names, labels, and values of labels. */
public final class MetricQueries {

    private static final Pattern METRIC = Pattern.compile("\\b(cohere_\\w+)(?:\\{([^}]*)})?");
    private static final Pattern MATCHER = Pattern.compile("(\\w+)\\s*(=~|!~|!=|=)\\s*\"([^\"]*)\"");
    private static final Pattern GROUPING = Pattern.compile("\\b(?:by|without|on|ignoring) ?\\(([^)]*)\\)");
    private static final Pattern LEGEND = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}");

    /** Those that Prometheus itself adds. */
    private static final Set<String> ADDED = Set.of("job", "instance");

    private final Map<String, Map<String, Set<String>>> exposed = new HashMap<>();
    private final List<String> mistakes = new ArrayList<>();

    private MetricQueries(String metrics) {
        METRIC.matcher(metrics.replaceAll("(?m)^#.*", "")).results().forEach(line -> {
            var labels = exposed.computeIfAbsent(line.group(1), name -> new HashMap<>());
            MATCHER.matcher(line.group(2) == null ? "" : line.group(2))
                    .results()
                    .forEach(label -> labels.computeIfAbsent(label.group(1), name -> new HashSet<>())
                            .add(label.group(3)));
        });
    }

    /** Returns what is asked in vain, given what the application tells. JSON is YAML, too. */
    public static List<String> inVain(String file, String metrics) throws IOException {
        var queries = new ObjectMapper(new YAMLFactory()).readTree(file).findParents("expr");
        if (queries.isEmpty()) {
            return List.of("There is no query.");
        }
        var it = new MetricQueries(metrics);
        queries.forEach(it::look);
        return it.mistakes;
    }

    private void look(JsonNode query) {
        var text = query.path("expr").asText();
        var labels = new HashSet<>(ADDED);
        METRIC.matcher(text).results().forEach(metric -> {
            var known = exposed.get(metric.group(1));
            if (known == null) {
                mistakes.add("There is no metric " + metric.group(1));
                return;
            }
            labels.addAll(known.keySet());
            MATCHER.matcher(metric.group(2) == null ? "" : metric.group(2))
                    .results()
                    .filter(label -> !ADDED.contains(label.group(1)))
                    .forEach(label -> look(
                            metric.group(1),
                            known.get(label.group(1)),
                            label.group(1),
                            label.group(2),
                            label.group(3)));
        });
        Stream.concat(
                        GROUPING.matcher(text)
                                .results()
                                .flatMap(found -> Stream.of(found.group(1).split(","))),
                        LEGEND.matcher(query.path("legendFormat").asText())
                                .results()
                                .map(found -> found.group(1)))
                .map(String::strip)
                .filter(label -> !labels.contains(label))
                .forEach(label -> mistakes.add("No metric of %s has a label %s".formatted(text, label)));
    }

    private void look(String metric, @Nullable Set<String> values, String label, String how, String value) {
        if (values == null) {
            mistakes.add("%s has no label %s".formatted(metric, label));
        } else if (values.stream()
                .noneMatch(how.endsWith("~") ? Pattern.compile(value).asMatchPredicate() : value::equals)) {
            mistakes.add("%s has no %s that is %s".formatted(metric, label, value));
        }
    }
}
