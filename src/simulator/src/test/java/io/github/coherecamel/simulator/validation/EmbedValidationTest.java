package io.github.coherecamel.simulator.validation;

import static io.github.coherecamel.simulator.validation.Validating.data;
import static io.github.coherecamel.simulator.validation.Validating.error;
import static io.github.coherecamel.simulator.validation.Validating.validate;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class EmbedValidationTest {
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
        assertThat(verdict.findings().at("/dataset_parts/0/num_rows").asInt()).isEqualTo(1);
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
