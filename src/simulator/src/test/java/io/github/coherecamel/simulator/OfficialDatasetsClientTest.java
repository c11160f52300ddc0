package io.github.coherecamel.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.cohere.api.Cohere;
import com.cohere.api.core.CohereApiException;
import com.cohere.api.core.CohereException;
import com.cohere.api.errors.ForbiddenError;
import com.cohere.api.errors.InternalServerError;
import com.cohere.api.errors.NotFoundError;
import com.cohere.api.errors.ServiceUnavailableError;
import com.cohere.api.errors.TooManyRequestsError;
import com.cohere.api.errors.UnauthorizedError;
import com.cohere.api.resources.datasets.requests.DatasetsCreateRequest;
import com.cohere.api.resources.datasets.requests.DatasetsListRequest;
import com.cohere.api.types.DatasetType;
import com.cohere.api.types.DatasetValidationStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every operation on datasets, the check of a key, and errors, driven by Cohere's own client. */
class OfficialDatasetsClientTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final OffsetDateTime START_TIME = START.atOffset(ZoneOffset.UTC);
    private static final ManualClock CLOCK = new ManualClock(START);

    @RegisterExtension
    static final CohereSimulatorExtension SIMULATOR = new CohereSimulatorExtension(
            CohereSimulator.builder().clock(CLOCK).apiKey("right").trainingTime(Duration.ofMinutes(10)));

    private final CohereSimulator simulator = SIMULATOR.simulator();
    private final OfficialClient official = new OfficialClient(simulator);
    private final Cohere cohere = official.with("right");

    @BeforeEach
    void startAgain() {
        CLOCK.set(START);
    }

    @AfterEach
    void closeConnections() {
        official.close();
    }

    @TempDir
    Path folder = Path.of("");

    private String upload(String type, String fileName, String content) throws IOException {
        var file = Files.writeString(folder.resolve(fileName), content).toFile();
        var request = DatasetsCreateRequest.builder()
                .name("my data")
                .type(DatasetType.valueOf(type))
                .build();
        return cohere.datasets().create(file, Optional.empty(), request).getId().orElseThrow();
    }

    @Test
    void uploadsTrainingAndEvaluationData() throws IOException {
        var data = Files.writeString(folder.resolve("train.jsonl"), ChatFiles.conversations(20));
        var eval = Files.writeString(folder.resolve("eval.jsonl"), ChatFiles.conversations(3));
        var request = DatasetsCreateRequest.builder()
                .name("Support chats")
                .type(DatasetType.CHAT_FINETUNE_INPUT)
                .keepOriginalFile(true)
                .skipMalformedInput(true)
                .build();

        var id = cohere.datasets()
                .create(data.toFile(), Optional.of(eval.toFile()), request)
                .getId()
                .orElseThrow();

        assertThat(id).matches("support-chats-[a-z0-9]{6}");
        var dataset = cohere.datasets().get(id).getDataset();
        assertThat(dataset.getName()).isEqualTo("Support chats");
        assertThat(dataset.getDatasetType()).isEqualTo(DatasetType.CHAT_FINETUNE_INPUT);
        assertThat(dataset.getValidationStatus()).isEqualTo(DatasetValidationStatus.VALIDATED);
        assertThat(dataset.getCreatedAt()).isEqualTo(START_TIME);
        assertThat(dataset.getRequiredFields().orElseThrow()).containsExactly("messages");
        assertThat(dataset.getSchema().orElseThrow()).contains("\"record\"");
        var parts = dataset.getDatasetParts().orElseThrow();
        assertThat(parts).extracting(part -> part.getName()).containsExactly("train.jsonl", "eval.jsonl");
        assertThat(parts.get(0).getNumRows()).contains(20);
        assertThat(parts.get(0).getSizeBytes()).contains((int) Files.size(data));
        assertThat(dataset.getAdditionalProperties()).containsKey("metrics");
        assertThat(cohere.datasets().getUsage().getOrganizationUsage()).contains(Files.size(data) + Files.size(eval));
    }

    @Test
    void readsWhyADatasetFailed() throws IOException {
        var dataset = cohere.datasets()
                .get(upload("chat-finetune-input", "bad.jsonl", "{\n[]\n"))
                .getDataset();

        assertThat(dataset.getValidationStatus()).isEqualTo(DatasetValidationStatus.FAILED);
        assertThat(dataset.getValidationError()).contains("row 1: invalid JSON");
        assertThat(dataset.getValidationWarnings().orElseThrow()).contains("row 2: not a JSON object");
    }

    @Test
    void listsDatasetsByFilter() throws IOException {
        var first = upload("chat-finetune-input", "a.jsonl", ChatFiles.conversations(5));
        CLOCK.advance(Duration.ofHours(1));
        upload("embed-input", "b.csv", "text\nhello\n");

        var all = cohere.datasets().list().getDatasets().orElseThrow();
        assertThat(all).hasSize(2);
        var filtered = cohere.datasets()
                .list(DatasetsListRequest.builder()
                        .datasetType("chat-finetune-input")
                        .before(START_TIME.plusMinutes(1))
                        .after(START_TIME.minusMinutes(1))
                        .validationStatus(DatasetValidationStatus.VALIDATED)
                        .limit(10.0)
                        .offset(0.0)
                        .build());
        assertThat(filtered.getDatasets().orElseThrow())
                .extracting(dataset -> dataset.getId())
                .containsExactly(first);
    }

    @Test
    void deletesADataset() throws IOException {
        var id = upload("embed-input", "b.csv", "text\nhello\n");

        assertThat(cohere.datasets().delete(id)).isEmpty();
        assertThatThrownBy(() -> cohere.datasets().get(id))
                .asInstanceOf(type(NotFoundError.class))
                .satisfies(error -> {
                    assertThat(error.statusCode()).isEqualTo(404);
                    assertThat(error.body())
                            .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                            .containsEntry("message", "dataset with id " + id + " not found")
                            .containsKey("id");
                });
    }

    @Test
    void checksAKey() {
        assertThat(cohere.checkApiKey().getValid()).isTrue();
        assertThat(cohere.checkApiKey().getOrganizationId()).isPresent();
        assertThatThrownBy(() -> official.with("wrong").checkApiKey())
                .asInstanceOf(type(UnauthorizedError.class))
                .satisfies(error -> assertThat(error.body().toString()).contains("invalid api token"));
        assertThatThrownBy(() -> official.with("wrong").finetuning().listFinetunedModels())
                .isInstanceOf(UnauthorizedError.class);
    }

    @Test
    void knowsALimitOfDatasetsButNotOfFineTuning() {
        simulator.inject(Fault.rateLimited(), 2);

        assertThatThrownBy(() -> cohere.datasets().list()).isInstanceOf(TooManyRequestsError.class);
        assertThatThrownBy(() -> cohere.finetuning().listFinetunedModels())
                .isExactlyInstanceOf(CohereApiException.class)
                .extracting(error -> ((CohereApiException) error).statusCode())
                .isEqualTo(429);
    }

    @Test
    void seesALostConnectionAsANetworkError() {
        simulator.inject(Fault.reset(), Integer.MAX_VALUE);

        assertThatThrownBy(() -> cohere.datasets().getUsage()).isExactlyInstanceOf(CohereException.class);
    }

    @ParameterizedTest
    @CsvSource({"403", "500", "503"})
    void turnsErrorsOfFineTuningIntoTypedOnes(int status) {
        simulator.inject(Fault.status(status));

        assertThatThrownBy(() -> cohere.finetuning().listFinetunedModels())
                .isInstanceOf(Map.of(
                                403,
                                ForbiddenError.class,
                                500,
                                InternalServerError.class,
                                503,
                                ServiceUnavailableError.class)
                        .get(status));
    }
}
