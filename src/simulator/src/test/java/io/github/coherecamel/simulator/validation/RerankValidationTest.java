package io.github.coherecamel.simulator.validation;

import static io.github.coherecamel.simulator.validation.Validating.data;
import static io.github.coherecamel.simulator.validation.Validating.error;
import static io.github.coherecamel.simulator.validation.Validating.eval;
import static io.github.coherecamel.simulator.validation.Validating.lines;
import static io.github.coherecamel.simulator.validation.Validating.metrics;
import static io.github.coherecamel.simulator.validation.Validating.validate;
import static io.github.coherecamel.simulator.validation.Validating.warnings;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RerankValidationTest {
    private static final String RERANK = "reranker-finetune-input";

    private static String row(int i) {
        return "{\"query\":\"q" + i + "\",\"relevant_passages\":[\"r" + i + "\"],\"hard_negatives\":[\"n\",\"m\"]}";
    }

    @Test
    void acceptsEnoughQueriesAndCountsPassages() {
        var verdict = validate(
                RERANK,
                data("a.jsonl", lines(256, RerankValidationTest::row)),
                eval("b.jsonl", lines(64, RerankValidationTest::row)));

        assertThat(error(verdict)).isEmpty();
        var metrics = metrics(verdict).path("reranker_data_metrics");
        assertThat(metrics.path("num_train_queries").asInt()).isEqualTo(256);
        assertThat(metrics.path("num_train_hard_negatives").asInt()).isEqualTo(512);
        assertThat(metrics.path("num_eval_relevant_passages").asInt()).isEqualTo(64);
    }

    @Test
    void needsEnoughQueries() {
        var verdict = validate(
                RERANK,
                data("a.jsonl", lines(255, RerankValidationTest::row)),
                eval("b.jsonl", lines(63, RerankValidationTest::row)));

        assertThat(error(verdict)).isEqualTo("the dataset needs at least 256 training queries but has 255");
        assertThat(warnings(verdict)).containsExactly("the dataset needs at least 64 evaluation queries but has 63");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"query\":\"\",\"relevant_passages\":[\"a\"]} | 'query' must be text that is not empty",
                "{\"query\":\"q\"} | 'relevant_passages' must be a list with at least one text",
                "{\"query\":\"q\",\"relevant_passages\":[]} | 'relevant_passages' must be a list with at least one text",
                "{\"query\":\"q\",\"relevant_passages\":[7]} | 'relevant_passages' must be a list with at least one text",
                "{\"query\":\"q\",\"relevant_passages\":[\"a\"],\"hard_negatives\":\"b\"} | 'hard_negatives' must be a list of texts",
                "{\"query\":\"q\",\"relevant_passages\":[\"a\"],\"hard_negatives\":[\"a\"]} | a passage is in both 'relevant_passages' and 'hard_negatives'",
            })
    void saysWhatIsWrongWithARow(String row, String wrong) {
        assertThat(error(validate(RERANK, data("a.jsonl", row)))).isEqualTo("row 1: " + wrong);
    }
}
