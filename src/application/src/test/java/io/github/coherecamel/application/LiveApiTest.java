package io.github.coherecamel.application;

import static io.github.coherecamel.application.SimulatedCohere.DATASET;
import static io.github.coherecamel.application.SimulatedCohere.MODEL;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A page is told over HTTP that something has changed, as a browser would be. */
@QuarkusTest
@QuarkusTestResource(SimulatedCohere.class)
class LiveApiTest extends ControllerTest {

    @TestHTTPResource("/")
    URI controller;

    /** What has come so far. It is read by the client's own threads. */
    private static final class Listening implements AutoCloseable {

        private final List<String> lines = new CopyOnWriteArrayList<>();
        private final HttpResponse<Stream<String>> response;
        private final Thread reader;

        Listening(HttpResponse<Stream<String>> response) {
            this.response = response;
            this.reader = new Thread(this::read);
            reader.start();
        }

        private void read() {
            try {
                response.body().forEach(lines::add);
            } catch (UncheckedIOException | IllegalStateException closed) {
                // By the test.
            }
        }

        String await(String start) {
            Awaitility.await().atMost(LONG).until(() -> find(start).isPresent());
            return find(start).orElseThrow();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElseThrow();
        }

        private Optional<String> find(String start) {
            return lines.stream().filter(line -> line.startsWith(start)).findFirst();
        }

        @Override
        public void close() {
            response.body().close();
        }
    }

    @Test
    void tellsThatSomethingHasChangedAndWhatWasMissed() throws Exception {
        String revision;
        try (var stream = listen("/ui/live")) {
            assertThat(stream.header("Content-Type")).startsWith("text/event-stream");
            assertThat(stream.header("X-Accel-Buffering")).isEqualTo("no");
            revision = stream.await("id:").substring(3).strip();
            accept(MODEL, DATASET, null);
            stream.await("event:changed");
            stream.await("data:changed");
        }
        try (var back = listen("/ui/live", "Last-Event-ID", revision)) {
            back.await("event:changed");
        }
    }

    /** A comment would be seen by nobody: a page has to notice that nothing comes any more. */
    @Test
    void saysThatItIsThereAsAnEventThatAPageCanSee() throws Exception {
        try (var stream = listen("/ui/live")) {
            stream.await("event:here");
            stream.await("data:here");
        }
    }

    @Test
    void saysAtOnceWhatThePageHasMissedSinceItWasMade() throws Exception {
        try (var stream = listen("/ui/live?since=0.0.0.0.0")) {
            stream.await("event:changed");
        }
    }

    /** Each id that is listened to is looked for once a second. */
    @ParameterizedTest
    @ValueSource(strings = {"%20", "a%20b", "--", "%C3%A4", "a%00"})
    void listensToNothingThatIsNoModel(String model) throws Exception {
        assertThat(status("/ui/live?model=" + model)).isEqualTo(400);
        assertThat(status("/ui/live?model=" + "m".repeat(129))).isEqualTo(400);
    }

    /** What was forgotten may become known again, and the page that shows that listens meanwhile. */
    @Test
    void listensToAModelThatIsNotKnownYetAndToNone() throws Exception {
        try (var stream = listen("/ui/live?model=not-yet");
                var none = listen("/ui/live?model=-")) {
            stream.await("id:");
            none.await("id:");
            accept("not-yet", DATASET, null);
            stream.await("event:changed");
        }
    }

    private int status(String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(controller.resolve(path)).build(), HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }

    private Listening listen(String path, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(controller.resolve(path));
        var response = HttpClient.newHttpClient()
                .send(
                        (headers.length == 0 ? request : request.headers(headers)).build(),
                        HttpResponse.BodyHandlers.ofLines());
        assertThat(response.statusCode()).isEqualTo(200);
        return new Listening(response);
    }
}
