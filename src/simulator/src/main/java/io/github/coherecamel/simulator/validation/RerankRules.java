package io.github.coherecamel.simulator.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Set;

/** Reranking: a query, passages that answer it, and passages that look as if they did. */
final class RerankRules implements RowRules {
    private static final int MIN_TRAIN = 256;
    private static final int MIN_EVAL = 64;

    private final Tally queries = new Tally();
    private final Tally relevant = new Tally();
    private final Tally negatives = new Tally();

    @Override
    public String take(ObjectNode row, Split split, Notes notes) {
        var query = row.path("query");
        if (!query.isTextual() || query.asText().isBlank()) {
            return "'query' must be text that is not empty";
        }
        var answers = row.path("relevant_passages");
        if (!isListOfTexts(answers) || answers.isEmpty()) {
            return "'relevant_passages' must be a list with at least one text";
        }
        var others = row.path("hard_negatives");
        if (!others.isMissingNode() && !others.isNull() && !isListOfTexts(others)) {
            return "'hard_negatives' must be a list of texts";
        }
        Set<String> passages = new HashSet<>();
        answers.forEach(passage -> passages.add(passage.asText()));
        for (var other : others) {
            if (passages.contains(other.asText())) {
                return "a passage is in both 'relevant_passages' and 'hard_negatives'";
            }
        }
        queries.add(split, 1);
        relevant.add(split, answers.size());
        negatives.add(split, others.size());
        return "";
    }

    private static boolean isListOfTexts(JsonNode list) {
        for (var passage : list) {
            if (!passage.isTextual() || passage.asText().isBlank()) {
                return false;
            }
        }
        return list.isArray();
    }

    @Override
    public void close(Tally rows, boolean evalGiven, Notes notes) {
        Minimum.of(MIN_TRAIN, "training queries").check(evalGiven ? rows.train() : rows.total(), notes);
        if (evalGiven) {
            Minimum.of(MIN_EVAL, "evaluation queries").check(rows.eval(), notes);
        }
    }

    @Override
    public void measure(ObjectNode metrics) {
        metrics.putObject("reranker_data_metrics")
                .put("num_train_queries", queries.train())
                .put("num_train_relevant_passages", relevant.train())
                .put("num_train_hard_negatives", negatives.train())
                .put("num_eval_queries", queries.eval())
                .put("num_eval_relevant_passages", relevant.eval())
                .put("num_eval_hard_negatives", negatives.eval());
    }
}
