package io.github.coherecamel.rim;

import static io.github.coherecamel.simulator.ApiOperation.CREATE_DATASET;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.api.InvalidInputException;
import io.github.coherecamel.dataset.CohereDatasetHeaders;
import io.github.coherecamel.simulator.RecordedRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.component.file.GenericFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of dataset for fine-tuning, every query parameter, and data for evaluation. */
class UploadKindsTest extends RimTest {
    private static final String CHATS = lines(
            2,
            i ->
                    "{\"messages\": [{\"role\": \"User\", \"content\": \"q%1$d\"}, {\"role\": \"Chatbot\", \"content\": \"a%1$d\"}]}"
                            .formatted(i));
    private static final String UPLOAD = "cohere-dataset:upload?type=" + CHAT;

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @MethodSource("kinds")
    void uploadsDatasetsOfJsonAndOfCsv(String type, String fileName, String data, String evalData) {
        var exchange = succeeded(send(
                "cohere-dataset:upload",
                data,
                Map.of(
                        CohereDatasetHeaders.TYPE,
                        type,
                        CohereDatasetHeaders.NAME,
                        "n",
                        CohereDatasetHeaders.FILE_NAME,
                        fileName,
                        CohereDatasetHeaders.EVAL_DATA,
                        evalData,
                        CohereDatasetHeaders.EVAL_FILE_NAME,
                        "eval-" + fileName)));

        var stored =
                simulator().dataset(exchange.getMessage().getHeader(CohereDatasetHeaders.DATASET_ID, String.class));
        assertThat(stored.path("validation_error").asText()).isEmpty();
        assertThat(stored.path("validation_status").asText()).isEqualTo("validated");
        assertThat(stored.path("dataset_type").asText()).isEqualTo(type);
        assertThat(upload().files())
                .containsExactly(
                        new RecordedRequest.Part("data", fileName, data.getBytes(UTF_8).length),
                        new RecordedRequest.Part("eval_data", "eval-" + fileName, evalData.getBytes(UTF_8).length));
    }

    static Stream<Arguments> kinds() {
        IntFunction<String> row = i -> "t%d,%s".formatted(i, i % 2 == 0 ? "a" : "b");
        return Stream.of(
                Arguments.of(
                        CHAT, "chats.jsonl", CHATS, CHATS.lines().findFirst().orElseThrow()),
                Arguments.of(
                        "single-label-classification-finetune-input",
                        "labels.csv",
                        "text,label\n" + lines(40, row),
                        lines(24, i -> row.apply(i + 100))));
    }

    @Test
    void sendsEveryParameterFromHeadersInsteadOfOptions() {
        send(
                UPLOAD + "&name=o&keepOriginalFile=false&skipMalformedInput=false&keepFields=o&optionalFields=o"
                        + "&textSeparator=o&csvDelimiter=o",
                CHATS,
                Map.of(
                        CohereDatasetHeaders.NAME,
                        "n",
                        CohereDatasetHeaders.KEEP_ORIGINAL_FILE,
                        true,
                        CohereDatasetHeaders.SKIP_MALFORMED_INPUT,
                        "true",
                        CohereDatasetHeaders.KEEP_FIELDS,
                        List.of("a", "b"),
                        CohereDatasetHeaders.OPTIONAL_FIELDS,
                        "c, d",
                        CohereDatasetHeaders.TEXT_SEPARATOR,
                        "\n\n",
                        CohereDatasetHeaders.CSV_DELIMITER,
                        "\t"));

        assertThat(upload().query())
                .isEqualTo("name=n&type=" + CHAT + "&keep_original_file=true&skip_malformed_input=true&keep_fields=a"
                        + "&keep_fields=b&optional_fields=c&optional_fields=d&text_separator=%0A%0A&csv_delimiter=%09");
    }

    @Test
    void passesOnATypeThatIsNewerAndWarnsOfItOnceWithThoseThatAreKnown() {
        try (var log = new CapturedLog()) {
            for (var i = 0; i < 3; i++) {
                send("cohere-dataset:upload?name=n&type=chat-finetune-inptu", CHATS, Map.of());
                assertThat(upload().query()).isEqualTo("name=n&type=chat-finetune-inptu");
            }
            assertThat(String.join("\n", log.lines()))
                    .containsOnlyOnce(
                            "Option type, or its header, is 'chat-finetune-inptu', which is unknown here and sent "
                                    + "as it is. Known are embed-input, ")
                    .contains(" chat-finetune-input, ");
        }
    }

    @Test
    void takesDataForEvaluationOfAnyKind() throws IOException {
        var evaluation = CHATS.lines().findFirst().orElseThrow();
        var file = Files.writeString(folder.resolve("eval.jsonl"), evaluation);
        var generic = new GenericFile<java.io.File>();
        generic.setFile(file.toFile());
        for (var value : new Object[] {
            file,
            file.toFile(),
            generic,
            evaluation,
            evaluation.getBytes(UTF_8),
            new ByteArrayInputStream(evaluation.getBytes(UTF_8))
        }) {
            var copies = Copies.there();

            succeeded(send(UPLOAD, CHATS, Map.of(CohereDatasetHeaders.EVAL_DATA, value)));

            var named = value instanceof Path || value instanceof java.io.File || value == generic;
            assertThat(upload().files())
                    .containsExactly(
                            new RecordedRequest.Part("data", "data.jsonl", CHATS.length()),
                            new RecordedRequest.Part(
                                    "eval_data", named ? "eval.jsonl" : "data.jsonl", evaluation.length()));
            assertThat(Copies.there()).isEqualTo(copies);
        }
    }

    @Test
    void takesDataForEvaluationFromAFileThatAnOptionNames() throws IOException {
        var file = Files.writeString(folder.resolve("eval.jsonl"), CHATS);

        succeeded(send(UPLOAD + "&evalFile=RAW(" + file + ")", CHATS, Map.of()));
        assertThat(upload().files().get(1))
                .isEqualTo(new RecordedRequest.Part("eval_data", "eval.jsonl", CHATS.length()));

        succeeded(send(
                UPLOAD + "&evalFile=RAW(" + file + ")", CHATS, Map.of(CohereDatasetHeaders.EVAL_DATA, CHATS + CHATS)));
        assertThat(upload().files().get(1).size()).isEqualTo(2L * CHATS.length());
    }

    @Test
    void sendsNothingIfTheDataForEvaluationIsNotThere() {
        assertThat(failed(
                        send(UPLOAD + "&evalFile=RAW(" + folder.resolve("gone.jsonl") + ")", CHATS, Map.of()),
                        InvalidInputException.class))
                .hasMessageContaining("gone.jsonl is not there or cannot be read");
        assertThat(simulator().requests()).isEmpty();
    }

    @Test
    void deletesItsCopyOfDataForEvaluationIfThereIsNoOtherData() {
        var copies = Copies.there();
        var stream = new ByteArrayInputStream(CHATS.getBytes(UTF_8));

        failed(
                send(UPLOAD, folder.resolve("gone.jsonl"), Map.of(CohereDatasetHeaders.EVAL_DATA, stream)),
                InvalidInputException.class);

        assertThat(Copies.there()).isEqualTo(copies);
    }

    private static String lines(int count, IntFunction<String> line) {
        return IntStream.range(0, count).mapToObj(line).collect(Collectors.joining("\n", "", "\n"));
    }

    private static RecordedRequest upload() {
        var uploads = simulator().requests(CREATE_DATASET);
        return uploads.get(uploads.size() - 1);
    }
}
