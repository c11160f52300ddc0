package io.github.coherecamel.rim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.coherecamel.dataset.CohereDatasetHeaders;
import io.github.coherecamel.documentation.Page;
import io.github.coherecamel.documentation.Tries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Uploads what docs/training-files.md shows. */
@Tries(page = "training-files.md", language = "jsonl")
@Tries(page = "training-files.md", language = "csv")
class TrainingFilesPageTest extends RimTest {
    private static final String CHATS = block("jsonl", 0);

    @Test
    void theWholeFileIsValid() {
        assertThat(uploaded(CHAT, CHATS).path("validation_status").asText()).isEqualTo("validated");
    }

    @Test
    void equalRowsAreOne() {
        var row = CHATS.lines().findFirst().orElseThrow() + "\n";

        assertThat(uploaded(CHAT, row.repeat(3)).path("validation_error").asText())
                .contains("at least 2")
                .contains("has 1");
    }

    @Test
    void eachRowLacksNothingButOthers() {
        var types = Page.of("training-files.md").rows("| `type` of the upload |");
        var rows = block("jsonl", 1).lines().toList();

        assertThat(rows).hasSize(types.size() - 1);
        for (var type : types.subList(1, types.size())) {
            var dataset = uploaded(type.get(0), rows.get(types.indexOf(type) - 1));
            assertThat(complaint(dataset)).as(type.get(0)).isEqualTo(least(type, types));
        }
    }

    @Test
    void theFirstRowOfACsvFileNamesItsFields() {
        var dataset = uploaded("single-label-classification-finetune-input", block("csv", 0), "rows.csv");

        assertThat(complaint(dataset)).isEqualTo("40");
    }

    /** Returns how many rows the API asks for; 1 if it is content with one. */
    private static String complaint(JsonNode dataset) {
        return dataset.path("validation_status").asText().equals("validated")
                ? "1"
                : dataset.path("validation_error")
                        .asText()
                        .replaceFirst("the dataset needs at least (\\d+) .* has 1", "$1");
    }

    private static String least(List<String> type, List<List<String>> types) {
        var least = type.get(3).equals("the same")
                ? types.get(types.indexOf(type) - 1).get(3)
                : type.get(3);
        return least.replaceFirst(" .*", "");
    }

    private JsonNode uploaded(String type, String content) {
        return uploaded(type, content, "rows.jsonl");
    }

    private JsonNode uploaded(String type, String content, String name) {
        var sent = succeeded(
                send("cohere-dataset:upload?type=" + type, content, Map.of(CohereDatasetHeaders.FILE_NAME, name)));
        return simulator().dataset(sent.getMessage().getHeader(CohereDatasetHeaders.DATASET_ID, String.class));
    }

    private static String block(String language, int number) {
        try {
            return Snippet.of(Path.of("../../docs/training-files.md"), language)
                    .get(number)
                    .text();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
