package io.github.coherecamel.simulator.validation;

import static io.github.coherecamel.simulator.validation.Validating.data;
import static io.github.coherecamel.simulator.validation.Validating.error;
import static io.github.coherecamel.simulator.validation.Validating.eval;
import static io.github.coherecamel.simulator.validation.Validating.lines;
import static io.github.coherecamel.simulator.validation.Validating.metrics;
import static io.github.coherecamel.simulator.validation.Validating.validate;
import static io.github.coherecamel.simulator.validation.Validating.warnings;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelValidationTest {
    private static final String SINGLE = "single-label-classification-finetune-input";
    private static final String MULTI = "multi-label-classification-finetune-input";

    private static String row(int i) {
        return "{\"text\":\"text " + i + "\",\"label\":\"" + (i % 2 == 0 ? "even" : "odd") + "\"}";
    }

    @Test
    void acceptsFortyRowsOfTwoLabels() {
        var verdict = validate(SINGLE, data("a.jsonl", lines(40, LabelValidationTest::row)));

        assertThat(error(verdict)).isEmpty();
        var labels = metrics(verdict).at("/classify_data_metrics/label_metrics");
        assertThat(labels.findValuesAsText("label")).containsExactly("even", "odd");
        assertThat(labels.at("/0/total_examples").asInt()).isEqualTo(20);
        assertThat(labels.at("/0/samples/0").asText()).isEqualTo("text 0");
    }

    @Test
    void acceptsCsvWithOrWithoutAHeader() {
        var rows = lines(40, i -> "\"text, " + i + "\"," + (i % 2 == 0 ? "even" : "odd"));

        assertThat(error(validate(SINGLE, data("a.csv", rows)))).isEmpty();
        var headed = validate(SINGLE, data("a.csv", "text,label\n" + rows));
        assertThat(error(headed)).isEmpty();
        assertThat(metrics(headed).path("total_examples").asInt()).isEqualTo(40);
    }

    @Test
    void needsEnoughOfEverything() {
        assertThat(error(validate(SINGLE, data("a.jsonl", lines(39, LabelValidationTest::row)))))
                .isEqualTo("the dataset needs at least 40 training examples but has 39");
        var fewEval = validate(SINGLE, data("a.jsonl", lines(40, LabelValidationTest::row)), eval("b.jsonl", row(100)));
        assertThat(error(fewEval)).isEqualTo("the dataset needs at least 24 evaluation examples but has 1");
        var rare = lines(40, LabelValidationTest::row) + "{\"text\":\"t\",\"label\":\"rare\"}";
        assertThat(error(validate(SINGLE, data("a.jsonl", rare))))
                .isEqualTo("the dataset needs at least 5 training examples of label 'rare' but has 1");
        var one = validate(SINGLE, data("a.jsonl", lines(40, i -> "{\"text\":\"t" + i + "\",\"label\":\"a\"}")));
        assertThat(error(one)).isEqualTo("the dataset needs at least 2 labels but has 1");
        assertThat(warnings(one)).contains("label 'a' is on every row");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"label\":\"a\"} | 'text' must be text that is not empty",
                "{\"text\":\"a\"} | 'label' must be text that is not empty",
                "{\"text\":\"a\",\"label\":[\"a\"]} | 'label' must be text that is not empty",
                "{\"text\":\"a\",\"label\":\" \"} | a label must be text that is not empty",
            })
    void saysWhatIsWrongWithARow(String row, String wrong) {
        assertThat(error(validate(SINGLE, data("a.jsonl", row)))).isEqualTo("row 1: " + wrong);
    }

    @Test
    void saysWhichCsvRowHasTheWrongWidth() {
        assertThat(error(validate(SINGLE, data("a.csv", "text,label\na,b\na,b,c\n"))))
                .isEqualTo("row 3: has 3 columns instead of 2");
    }

    @Test
    void acceptsRowsWithAnyNumberOfLabels() {
        var labels = List.of("[]", "[\"a\"]", "[\"b\"]", "[\"a\",\"b\"]");
        var rows = lines(40, i -> "{\"text\":\"t" + i + "\",\"label\":" + labels.get(i % 4) + "}");

        assertThat(error(validate(MULTI, data("a.jsonl", rows)))).isEmpty();
    }

    @Test
    void takesNoSingleLabelAndNoCsv() {
        assertThat(error(validate(MULTI, data("a.jsonl", "{\"text\":\"t\",\"label\":\"a\"}"))))
                .isEqualTo("row 1: 'label' must be a list of labels");
        assertThat(error(validate(MULTI, data("a.csv", "text,label\n")))).endsWith("takes jsonl");
    }
}
