package io.github.coherecamel.application;

import static io.github.coherecamel.application.SimulatedCohere.MODEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.coherecamel.application.proof.Tmpfs;
import io.github.coherecamel.simulator.ApiOperation;
import io.github.coherecamel.simulator.CohereSimulator;
import io.github.coherecamel.simulator.Fault;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An orderly stop, as each deployment makes one. */
class StopIT {

    private static final int TERMINATED = 143;

    @TempDir
    Path folder;

    /** Nothing answers, and nothing would give up before the test does. */
    @Test
    void endsThoughAnUpdateHangs() throws Exception {
        try (var cohere = CohereSimulator.builder()
                        .seed(SimulatedCohere.demo("models.json"))
                        .start();
                var application = RunningApplication.start(
                        folder,
                        Map.of("CO_API_URL", cohere.baseUrl().toString(), "CO_API_KEY", "k", "COHERE_MODEL_ID", MODEL),
                        "cohere.drain=1s",
                        "cohere.reconcile.update-timeout=10m",
                        "cohere.reconcile.lease=30m",
                        "camel.component.cohere-finetune.response-timeout=10m")) {
            beginAnUpdateThatHangs(cohere, application);

            application.stop();

            assertThat(application.awaitExit()).isEqualTo(TERMINATED);
            assertThat(application.log())
                    .contains("1 reconciliations did not end within")
                    .doesNotContain("\tat ");
        }
    }

    /** What has come to an end cannot be written down, nor can what the embedded database writes when it is closed. */
    @Test
    void endsThoughTheDiskIsFull() throws Exception {
        // Closed before the test ends, and only once.
        var cohere = CohereSimulator.builder()
                .seed(SimulatedCohere.demo("models.json"))
                .start();
        try (var disk = Tmpfs.mount(folder.resolve("disk"), 64);
                var application = RunningApplication.start(
                        folder,
                        Map.of(
                                "CO_API_URL",
                                cohere.baseUrl().toString(),
                                "CO_API_KEY",
                                "k",
                                "COHERE_MODEL_ID",
                                MODEL,
                                "COHERE_DATA",
                                disk.folder().toString()),
                        "cohere.drain=2m")) {
            beginAnUpdateThatHangs(cohere, application);

            disk.fill();
            application.stop();
            // That ends the update, which has waited for the disk to be full.
            cohere.close();

            assertThat(application.awaitExit()).isEqualTo(1);
            assertThat(application.log()).contains("FATAL");
        }
    }

    @Test
    void finishesWhatIsUnderWayAndAnswersWhoeverWaits() throws Exception {
        try (var cohere = CohereSimulator.builder()
                        .seed(SimulatedCohere.demo("models.json"))
                        .start();
                var application = RunningApplication.start(
                        folder,
                        Map.of(
                                "CO_API_URL",
                                cohere.baseUrl().toString(),
                                "CO_API_KEY",
                                "k",
                                "COHERE_MODEL_ID",
                                MODEL))) {
            var requests = Requests.to(application);
            var dataset = cohere.addDataset("last", "chat-finetune-input", "validated");
            cohere.inject(ApiOperation.UPDATE_FINETUNED_MODEL, Fault.delay(Duration.ofSeconds(3)));
            var answer = requests.client()
                    .sendAsync(
                            requests.posted(
                                    "/events",
                                    "{\"model_id\":\"%s\",\"dataset_id\":\"%s\"}".formatted(MODEL, dataset),
                                    "Prefer",
                                    "wait=15"),
                            HttpResponse.BodyHandlers.ofString());
            var listener = requests.client()
                    .sendAsync(
                            HttpRequest.newBuilder(URI.create(requests.url() + "/ui/live"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            await().atMost(Duration.ofSeconds(60)).until(() -> !cohere.requests(ApiOperation.UPDATE_FINETUNED_MODEL)
                    .isEmpty());

            application.stop();

            // With the outcome, unless that takes longer than a stop may: then without.
            assertThat(answer.get(60, TimeUnit.SECONDS).statusCode()).isIn(200, 202);
            // Who listens is let go at once, and not cut off when the time of those who are being answered is over.
            assertThat(listener.get(60, TimeUnit.SECONDS).statusCode()).isIn(200, 503);
            assertThat(application.awaitExit()).isEqualTo(TERMINATED);
            assertThat(cohere.model(MODEL).at("/settings/dataset_id").asText()).isEqualTo(dataset);
            assertThat(application.log()).doesNotContain("\tat ", " ERROR ", "WARN ");
        }
    }

    private static void beginAnUpdateThatHangs(CohereSimulator cohere, RunningApplication application)
            throws Exception {
        var dataset = cohere.addDataset("last", "chat-finetune-input", "validated");
        cohere.inject(ApiOperation.UPDATE_FINETUNED_MODEL, Fault.delay(Duration.ofMinutes(10)));
        Requests.to(application)
                .post("/events", "{\"model_id\":\"%s\",\"dataset_id\":\"%s\"}".formatted(MODEL, dataset));
        await().atMost(Duration.ofSeconds(60)).until(() -> !cohere.requests(ApiOperation.UPDATE_FINETUNED_MODEL)
                .isEmpty());
    }
}
