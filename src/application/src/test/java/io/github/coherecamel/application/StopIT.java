package io.github.coherecamel.application;

import static io.github.coherecamel.application.SimulatedCohere.DATASET;
import static io.github.coherecamel.application.SimulatedCohere.MODEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.coherecamel.simulator.ApiOperation;
import io.github.coherecamel.simulator.CohereSimulator;
import io.github.coherecamel.simulator.Fault;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of callers when the application is stopped in order. */
class StopIT {

    @TempDir
    Path folder;

    @Test
    void answersThoseWhoWaitForAnOutcome() throws Exception {
        try (var cohere = CohereSimulator.start();
                var application = RunningApplication.start(
                        folder,
                        Map.of("CO_API_URL", cohere.baseUrl().toString(), "COHERE_MODEL_ID", MODEL),
                        // The other tests of this module measure no time either: it only has to be longer than they
                        // wait.
                        "cohere.http.max-wait=1h")) {
            cohere.injectAlways(Fault.status(503));
            application.awaitLine("Listening on");
            var port = application.logged("Listening on: http://127.0.0.1:", "\n");
            var answer = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .build()
                    .sendAsync(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port.strip() + "/events"))
                                    .header("Prefer", "wait=3600")
                                    .POST(BodyPublishers.ofString(
                                            "{\"model_id\":\"%s\",\"dataset_id\":\"%s\"}".formatted(MODEL, DATASET)))
                                    .build(),
                            BodyHandlers.ofString());
            await().atMost(Duration.ofSeconds(60)).until(() -> !cohere.requests(ApiOperation.GET_FINETUNED_MODEL)
                    .isEmpty());

            application.stop();

            assertThat(answer.get(60, TimeUnit.SECONDS).statusCode()).isEqualTo(202);
            application.awaitExit();
        }
    }
}
