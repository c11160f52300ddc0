package io.github.coherecamel.application;

import static io.github.coherecamel.application.SimulatedCohere.DATASET;
import static io.github.coherecamel.application.SimulatedCohere.MODEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whoever does not send the body that he has announced keeps no place from others. */
@QuarkusTest
@QuarkusTestResource(SimulatedCohere.class)
@TestProfile(SlowBodyTest.Impatient.class)
class SlowBodyTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    @TestHTTPResource("/events")
    URI events;

    /** One request at a time, and a second for its body or for a file. */
    public static final class Impatient implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "cohere.http.in-flight", "1",
                    "cohere.http.body-timeout", "1s",
                    "cohere.files.upload.timeout", "1s");
        }
    }

    @Test
    void refusesABodyThatDoesNotComeInTimeAndClosesTheConnection() throws Exception {
        try (var slow = new Socket(events.getHost(), events.getPort())) {
            // Less than the time after which a connection is closed that nobody uses.
            slow.setSoTimeout(Math.toIntExact(LONG.toMillis()));
            slow.getOutputStream().write(begunRequest(events));

            assertThat(new String(slow.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 408")
                    .contains("Send it again");
        }
        await().atMost(LONG).until(() -> post().statusCode() == 202);
    }

    /** A request of whose body there is one byte. */
    static byte[] begunRequest(URI events) {
        return """
               POST /events HTTP/1.1\r
               Host: %s:%d\r
               Content-Type: application/json\r
               Content-Length: 100\r
               \r
               {"""
                .formatted(events.getHost(), events.getPort())
                .getBytes(StandardCharsets.UTF_8);
    }

    private HttpResponse<String> post() throws Exception {
        var request = HttpRequest.newBuilder(events)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"model_id\":\"%s\",\"dataset_id\":\"%s\"}".formatted(MODEL, DATASET)));
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
