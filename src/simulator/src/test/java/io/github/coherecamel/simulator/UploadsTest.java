package io.github.coherecamel.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.simulator.Caller.File;
import io.github.coherecamel.simulator.call.Json;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UploadsTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final ManualClock CLOCK = new ManualClock(START);
    private static final String CHAT = "type=chat-finetune-input";

    @RegisterExtension
    static final CohereSimulatorExtension SIMULATOR = new CohereSimulatorExtension(
            CohereSimulator.builder().clock(CLOCK).validationTime(Duration.ofSeconds(100)));

    private final CohereSimulator simulator = SIMULATOR.simulator();
    private final Caller caller = new Caller(simulator);

    @BeforeEach
    void startAgain() {
        CLOCK.set(START);
    }

    @Test
    void validatesAsTimePasses() {
        var id = caller.upload("name=My%20Data%21&" + CHAT, File.data("a.jsonl", ChatFiles.conversations(10)))
                .json()
                .path("id")
                .asText();

        assertThat(id).matches("my-data-[a-z0-9]{6}");
        assertThat(simulator.dataset(id).path("validation_status").asText()).isEqualTo("queued");
        assertThat(simulator.dataset(id).has("dataset_parts")).isFalse();
        CLOCK.advance(Duration.ofSeconds(10));
        assertThat(simulator.dataset(id).path("validation_status").asText()).isEqualTo("processing");
        CLOCK.advance(Duration.ofSeconds(90));
        assertThat(simulator.dataset(id).path("validation_status").asText()).isEqualTo("validated");
        assertThat(simulator.dataset(id).path("updated_at").asText()).isEqualTo("2026-01-01T00:01:40Z");
        assertThat(simulator.dataset(id).at("/dataset_parts/0/num_rows").asInt())
                .isEqualTo(10);
        assertThat(caller.get("/v1/datasets/" + id).json().path("dataset")).isEqualTo(simulator.dataset(id));
    }

    @Test
    void saysWhyAFileIsBadWhenValidationHasEnded() {
        var id = caller.upload("name=n&" + CHAT, File.data("a.jsonl", ChatFiles.conversations(3) + "{oops\n[]\n"))
                .json()
                .path("id")
                .asText();
        CLOCK.advance(Duration.ofSeconds(100));

        var dataset = simulator.dataset(id);
        assertThat(dataset.path("validation_status").asText()).isEqualTo("failed");
        assertThat(dataset.path("validation_error").asText()).isEqualTo("row 4: invalid JSON");
        assertThat(dataset.at("/validation_warnings/0").asText()).isEqualTo("row 5: not a JSON object");
    }

    @ParameterizedTest
    @CsvSource({
        "type=chat-finetune-input,                          data, a.jsonl, name is required",
        "name=n,                                            data, a.jsonl, type is required",
        "name=n&type=generative-finetune-input,             data, a.jsonl, invalid dataset type: 'generative-finetune-input'",
        "name=n&type=chat-finetune-input&csv_delimiter=%3B%3B, data, a.jsonl, invalid csv_delimiter: it must be exactly one character",
        "name=n&type=chat-finetune-input&skip_malformed_input=x, data, a.jsonl, invalid query parameter 'skip_malformed_input': must be a boolean",
        "name=01234567890123456789012345678901234567890123456789&type=chat-finetune-input, data, a.jsonl, name is too long: it must have fewer than 50 characters",
        "name=n&type=chat-finetune-input,                   file, a.jsonl, unexpected part 'file': expected data or eval_data",
        "name=n&type=chat-finetune-input,                   data, '',      missing file part 'data'",
        "name=n&type=chat-finetune-input,                   eval_data, a.jsonl, missing file part 'data'",
    })
    void refusesAtOnceWhatItCannotTake(String query, String part, String file, String message) {
        var answer = caller.upload(query, new File(part, file, ChatFiles.conversations(3)));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).isEqualTo(message);
        assertThat(answer.json().path("id").asText()).hasSize(36);
        assertThat(caller.get("/v1/datasets").json().path("datasets")).isEmpty();
    }

    @Test
    void refusesABodyThatIsNotMultipart() {
        var answer = caller.post("/v1/datasets?name=n&" + CHAT, "{}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).isEqualTo("request Content-Type isn't multipart/form-data");
    }

    @Test
    void countsWhatIsStoredAndForgetsItAfterThirtyDays() {
        var content = ChatFiles.conversations(4);
        caller.upload("name=n&" + CHAT, File.data("a.jsonl", content), File.eval("b.jsonl", ChatFiles.conversation(9)));

        var stored = content.length() + ChatFiles.conversation(9).length();
        assertThat(caller.get("/v1/datasets/usage").json())
                .isEqualTo(Json.object().put("organization_usage", stored));
        CLOCK.advance(Duration.ofDays(30));
        assertThat(caller.get("/v1/datasets/usage").json())
                .isEqualTo(Json.object().put("organization_usage", 0));
        assertThat(caller.get("/v1/datasets").json().path("datasets")).isEmpty();
    }

    @Test
    void keepsFurtherFieldsForEmbeddingOnly() {
        var fields = "&keep_fields=a&keep_fields=b&optional_fields=c";
        var embed = caller.upload("name=n&type=embed-input" + fields, File.data("a.csv", "text,a,b\nx,y,z\n"));
        var chat = caller.upload("name=n&" + CHAT + fields, File.data("a.jsonl", ChatFiles.conversations(2)));
        CLOCK.advance(Duration.ofSeconds(100));

        var kept = simulator.dataset(embed.json().path("id").asText());
        assertThat(kept.path("validation_status").asText()).isEqualTo("validated");
        assertThat(kept.path("preserve_fields").toString()).isEqualTo("[\"a\",\"b\"]");
        assertThat(kept.path("schema").asText()).contains("\"c\"");
        var ignored = simulator.dataset(chat.json().path("id").asText());
        assertThat(ignored.path("validation_status").asText()).isEqualTo("validated");
        assertThat(ignored.has("preserve_fields")).isFalse();
    }

    @Test
    void recordsTheFilesOfAnUploadWithoutTheirContent() {
        caller.upload("name=n&" + CHAT, File.data("a.jsonl", ChatFiles.conversations(4)));

        var request = simulator.requests(ApiOperation.CREATE_DATASET).get(0);
        assertThat(request.query()).isEqualTo("name=n&" + CHAT);
        assertThat(request.body()).isEmpty();
        assertThat(request.files())
                .containsExactly(new RecordedRequest.Part(
                        "data", "a.jsonl", ChatFiles.conversations(4).length()));
    }

    @Test
    void deletesADatasetForGood() {
        var id = simulator.addDataset("d", "chat-finetune-input", "validated");

        assertThat(caller.delete("/v1/datasets/" + id).json()).isEqualTo(Json.object());
        assertThat(caller.get("/v1/datasets/" + id).status()).isEqualTo(404);
        assertThat(caller.get("/v1/datasets/" + id).message()).isEqualTo("dataset with id " + id + " not found");
        assertThat(caller.delete("/v1/datasets/" + id).status()).isEqualTo(404);
    }
}
