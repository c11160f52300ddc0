package io.github.coherecamel.simulator.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Classification: a text and its label, or a list of labels that may be empty. */
final class LabelRules implements RowRules {
    private static final int MIN_TRAIN = 40;
    private static final int MIN_EVAL = 24;
    private static final int MIN_PER_LABEL = 5;
    private static final int MIN_LABELS = 2;
    private static final int MAX_LABELS = 10_000;
    private static final int SAMPLES = 3;
    private static final int SAMPLE_LENGTH = 200;

    private record Label(Tally rows, List<String> samples) {}

    private final boolean several;
    private final Map<String, Label> labels = new TreeMap<>();

    LabelRules(boolean several) {
        this.several = several;
    }

    @Override
    public String take(ObjectNode row, Split split, Notes notes) {
        var text = row.path("text");
        if (!text.isTextual() || text.asText().isBlank()) {
            return "'text' must be text that is not empty";
        }
        var label = row.path("label");
        if (several ? !label.isArray() : !label.isTextual()) {
            return several ? "'label' must be a list of labels" : "'label' must be text that is not empty";
        }
        var given = several ? label : List.of(label);
        for (JsonNode one : given) {
            if (!one.isTextual() || one.asText().isBlank()) {
                return "a label must be text that is not empty";
            }
        }
        return count(given, text.asText(), split);
    }

    private String count(Iterable<JsonNode> given, String text, Split split) {
        Set<String> distinct = new LinkedHashSet<>();
        given.forEach(label -> distinct.add(label.asText().strip()));
        for (var name : distinct) {
            if (labels.size() >= MAX_LABELS && !labels.containsKey(name)) {
                return "more than " + MAX_LABELS + " different labels";
            }
            var label = labels.computeIfAbsent(name, n -> new Label(new Tally(), new ArrayList<>(SAMPLES)));
            label.rows().add(split, 1);
            if (label.samples().size() < SAMPLES) {
                label.samples().add(text.substring(0, Math.min(SAMPLE_LENGTH, text.length())));
            }
        }
        return "";
    }

    @Override
    public void close(Tally rows, boolean evalGiven, Notes notes) {
        var train = evalGiven ? rows.train() : rows.total();
        Minimum.of(MIN_TRAIN, "training examples").check(train, notes);
        if (evalGiven) {
            Minimum.of(MIN_EVAL, "evaluation examples").check(rows.eval(), notes);
        }
        Minimum.of(MIN_LABELS, "labels").check(labels.size(), notes);
        labels.forEach((name, label) -> {
            var used = evalGiven ? label.rows().train() : label.rows().total();
            Minimum.of(MIN_PER_LABEL, "training examples of label '" + name + "'")
                    .check(used, notes);
            if (label.rows().total() == rows.total()) {
                notes.problem("label '" + name + "' is on every row");
            }
        });
    }

    @Override
    public void measure(ObjectNode metrics) {
        var all = metrics.putObject("classify_data_metrics").putArray("label_metrics");
        labels.forEach((name, label) -> {
            var samples = all.addObject()
                    .put("total_examples", label.rows().total())
                    .put("label", name)
                    .putArray("samples");
            label.samples().forEach(samples::add);
        });
    }
}
