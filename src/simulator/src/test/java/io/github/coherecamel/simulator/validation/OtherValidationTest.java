package io.github.coherecamel.simulator.validation;

import static io.github.coherecamel.simulator.validation.Validating.data;
import static io.github.coherecamel.simulator.validation.Validating.error;
import static io.github.coherecamel.simulator.validation.Validating.eval;
import static io.github.coherecamel.simulator.validation.Validating.lines;
import static io.github.coherecamel.simulator.validation.Validating.metrics;
import static io.github.coherecamel.simulator.validation.Validating.validate;
import static io.github.coherecamel.simulator.validation.Validating.warnings;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OtherValidationTest {
    @Nested
    class OfOneLabel {
        private static final String SINGLE = "single-label-classification-finetune-input";

        private static String row(int i) {
            return "{\"text\":\"text " + i + "\",\"label\":\"" + (i % 2 == 0 ? "even" : "odd") + "\"}";
        }

        @Test
        void acceptsFortyRowsOfTwoLabels() {
            var verdict = validate(SINGLE, data("a.jsonl", lines(40, OfOneLabel::row)));

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
            assertThat(error(validate(SINGLE, data("a.jsonl", lines(39, OfOneLabel::row)))))
                    .isEqualTo("the dataset needs at least 40 training examples but has 39");
            var fewEval = validate(SINGLE, data("a.jsonl", lines(40, OfOneLabel::row)), eval("b.jsonl", row(100)));
            assertThat(error(fewEval)).isEqualTo("the dataset needs at least 24 evaluation examples but has 1");
            var rare = lines(40, OfOneLabel::row) + "{\"text\":\"t\",\"label\":\"rare\"}";
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
    }

    @Nested
    class OfSeveralLabels {
        private static final String MULTI = "multi-label-classification-finetune-input";

        @Test
        void acceptsRowsWithAnyNumberOfLabels() {
            var labels = List.of("[]", "[\"a\"]", "[\"b\"]", "[\"a\",\"b\"]");
            var rows = lines(40, i -> "{\"text\":\"t" + i + "\",\"label\":" + labels.get(i % 4) + "}");

            assertThat(error(validate(MULTI, data("a.jsonl", rows)))).isEmpty();
        }

        @Test
        void refusesALabelThatIsOnEveryRow() {
            var rows =
                    lines(40, i -> "{\"text\":\"t" + i + "\",\"label\":[\"all\"" + (i < 9 ? ",\"some\"" : "") + "]}");

            assertThat(error(validate(MULTI, data("a.jsonl", rows)))).isEqualTo("label 'all' is on every row");
        }

        @Test
        void takesNoSingleLabelAndNoCsv() {
            assertThat(error(validate(MULTI, data("a.jsonl", "{\"text\":\"t\",\"label\":\"a\"}"))))
                    .isEqualTo("row 1: 'label' must be a list of labels");
            assertThat(error(validate(MULTI, data("a.csv", "text,label\n")))).endsWith("takes jsonl");
        }
    }

    @Nested
    class OfReranking {
        private static final String RERANK = "reranker-finetune-input";

        private static String row(int i) {
            return "{\"query\":\"q" + i + "\",\"relevant_passages\":[\"r" + i + "\"],\"hard_negatives\":[\"n\",\"m\"]}";
        }

        @Test
        void acceptsEnoughQueriesAndCountsPassages() {
            var verdict = validate(
                    RERANK,
                    data("a.jsonl", lines(256, OfReranking::row)),
                    eval("b.jsonl", lines(64, OfReranking::row)));

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
                    data("a.jsonl", lines(255, OfReranking::row)),
                    eval("b.jsonl", lines(63, OfReranking::row)));

            assertThat(error(verdict)).isEqualTo("the dataset needs at least 256 training queries but has 255");
            assertThat(warnings(verdict))
                    .containsExactly("the dataset needs at least 64 evaluation queries but has 63");
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

    @Nested
    class OfEmbedding {
        private Verdict judge(UploadOptions options, String name, String text) {
            var kind = Objects.requireNonNull(DatasetKind.of("embed-input"));
            return DatasetValidation.of(kind, options, data(name, text), null);
        }

        @Test
        void needsAHeaderInCsvAndTextInEveryRow() {
            assertThat(error(judge(UploadOptions.DEFAULT, "a.csv", "hello\n")))
                    .isEqualTo("row 1: the first row must be a header with text");
            assertThat(error(judge(UploadOptions.DEFAULT, "a.csv", "id,text\n1,\n")))
                    .isEqualTo("row 2: 'text' must be text that is not empty");
            assertThat(error(judge(UploadOptions.DEFAULT, "a.csv", "id,text\n1,a\n")))
                    .isEmpty();
            assertThat(error(judge(UploadOptions.DEFAULT, "a.csv", "id,text\n")))
                    .isEqualTo("the dataset needs at least 1 row but has 0");
        }

        @Test
        void insistsOnFieldsToKeepButNotOnOptionalOnes() {
            var options = new UploadOptions(false, List.of("id"), List.of("note"), ';', "");

            var verdict = judge(options, "a.csv", "id;text\n1;a\n");
            assertThat(error(verdict)).isEmpty();
            assertThat(verdict.findings().at("/preserve_fields/0").asText()).isEqualTo("id");
            assertThat(error(judge(options, "a.jsonl", "{\"text\":\"a\"}")))
                    .isEqualTo("row 1: the field 'id' to be kept is missing");
        }

        @Test
        void readsQuotedCellsWithLineEndsAndQuotes() {
            var verdict = judge(UploadOptions.DEFAULT, "a.csv", "text\r\n\"two\nlines and \"\"quotes\"\"\"\r\n");

            assertThat(error(verdict)).isEmpty();
            assertThat(verdict.findings().at("/dataset_parts/0/samples/0").asText())
                    .isEqualTo("{\"text\":\"two\\nlines and \\\"quotes\\\"\"}");
        }

        private String rowsOf(String separator, String text) {
            var verdict = judge(new UploadOptions(false, List.of(), List.of(), ',', separator), "a.txt", text);
            assertThat(error(verdict)).isEmpty();
            return StreamSupport.stream(
                            verdict.findings().at("/dataset_parts/0/samples").spliterator(), false)
                    .map(JsonNode::asText)
                    .collect(Collectors.joining());
        }

        @Test
        void splitsPlainTextAtTheSeparator() {
            assertThat(rowsOf("", "one\r\ntwo\n\n \nthree"))
                    .isEqualTo("{\"text\":\"one\"}{\"text\":\"two\"}{\"text\":\"three\"}");
            assertThat(rowsOf("---", "one---two\nlines---")).isEqualTo("{\"text\":\"one\"}{\"text\":\"two\\nlines\"}");
            assertThat(rowsOf("aab", "oneaaabtwo")).isEqualTo("{\"text\":\"onea\"}{\"text\":\"two\"}");
            assertThat(rowsOf("-", "\uFEFFone - two")).isEqualTo("{\"text\":\"one\"}{\"text\":\"two\"}");
        }

        @Test
        void findsFaultWithPlainTextToo() {
            var kept = new UploadOptions(false, List.of("id"), List.of(), ',', "");
            var tooLong = "x".repeat(Lines.MAX_BYTES + 5) + "\nshort\n";

            assertThat(error(judge(UploadOptions.DEFAULT, "a.txt", " \n\n")))
                    .isEqualTo("the dataset needs at least 1 row but has 0");
            assertThat(error(judge(kept, "a.txt", "a"))).isEqualTo("row 1: the field 'id' to be kept is missing");
            var verdict = judge(UploadOptions.DEFAULT, "a.txt", tooLong);
            assertThat(error(verdict)).isEqualTo("row 1: longer than 10485760 characters");
            assertThat(verdict.findings().at("/dataset_parts/0/num_rows").asInt())
                    .isEqualTo(1);
            assertThat(error(validate("chat-finetune-input", data("a.txt", "a"))))
                    .endsWith("takes jsonl");
        }

        @Test
        void noticesBytesThatAreNotUtf8() {
            var kind = Objects.requireNonNull(DatasetKind.of("embed-input"));
            var file = Validating.file("data", "a.csv", new byte[] {'t', 'e', 'x', 't', '\n', (byte) 0xFF, '\n'});

            assertThat(error(DatasetValidation.of(kind, UploadOptions.DEFAULT, file, null)))
                    .isEqualTo("file 'a.csv' is not valid UTF-8");
        }

        @Test
        void takesAnyObjectsForABatch() {
            assertThat(error(validate("batch-chat-v2-input", data("a.jsonl", "{\"anything\":1}\n"))))
                    .isEmpty();
        }
    }
}
