package io.github.coherecamel.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody fills the memory, the disk or the log by what he sends. */
@QuarkusTest
@QuarkusTestResource(SimulatedCohere.class)
@TestProfile(FilesApiTest.Small.class)
class BodyLimitsTest extends ControllerTest {

    private static final int LIMIT = 100 * 1024;

    @TestHTTPResource("/")
    URI controller;

    Path folder;

    /** What becomes of them is said in the log, too, and not in that of the test after this one. */
    @AfterEach
    void awaitTheEndOfFiles() {
        await().atMost(LONG).until(() -> arrivals() == 0);
    }

    @Test
    void takesNoMoreThanAFileMayHaveWhetherItSaysHowMuchItIsOrNot() throws Exception {
        var large = new byte[LIMIT + 1];

        var announced = door().send("name=large.jsonl", BodyPublishers.ofByteArray(large));
        var streamed = door().send("name=large.jsonl", FileDoor.streamed(large));

        assertThat(announced.statusCode()).isEqualTo(413);
        assertThat(streamed.statusCode()).isEqualTo(413);
        assertThat(streamed.body()).contains(String.valueOf(LIMIT));
        awaitNothingHalf();
        assertThat(door().send("name=just.jsonl", FileDoor.streamed(new byte[LIMIT]))
                        .statusCode())
                .isEqualTo(202);
    }

    /** What it lets through for files must be let through for nothing else. */
    @ParameterizedTest
    @CsvSource({"POST, /hold", "POST, /events", "POST, /files/", "POST, /models/m/assign", "PUT, /files"})
    void takesLittleOfAnythingElse(String method, String path) throws Exception {
        for (var body : List.of(BodyPublishers.ofByteArray(new byte[LIMIT]), FileDoor.streamed(new byte[LIMIT]))) {
            // Who streams where no body is read is told that first.
            assertThat(door().send(method, path, body).statusCode()).isIn(413, 404, 405, 415);
            // What was refused ended its own connection, and no other request.
            assertThat(Asked.get(controller, "/hold").status()).isEqualTo(200);
        }
    }

    /** Whoever sends too much could fill the disk of the log otherwise. */
    @ParameterizedTest
    @ValueSource(
            strings = {"/hold", "/events", "/models/m/assign", "/files?name=large.jsonl", "/files?name=empty.jsonl"})
    void logsNothingOfWhatItRefuses(String path) throws Exception {
        var body = new byte[path.contains("empty") ? 0 : LIMIT + 1];
        try (var log = new SaidLines("", Level.WARNING)) {
            assertThat(door().send("POST", path, FileDoor.streamed(body)).statusCode())
                    .isIn(400, 413);
            // Sent by the same thread of the server, and later.
            awaitNothingHalf();

            assertThat(log.all()).isEmpty();
        }
    }

    /** So could whoever only goes away, as each client does now and then. */
    @ParameterizedTest
    @ValueSource(
            strings = {"POST /hold", "POST /events", "POST /models/m/accept", "POST /models/m/assign", "GET /ui/live"})
    void logsNothingOfWhoeverHasGoneAway(String request) throws Exception {
        try (var own = new SaidLines("io.github.coherecamel", Level.INFO);
                var jboss = new SaidLines("org.jboss", Level.INFO);
                var quarkus = new SaidLines("io.quarkus", Level.INFO);
                var vertx = new SaidLines("io.vertx", Level.INFO)) {
            for (var i = 0; i < 8; i++) {
                leave(request);
            }
            // Each of the server's threads has seen by then that the client is gone.
            for (var i = 0; i < 50; i++) {
                assertThat(Asked.get(controller, "/hold").status()).isEqualTo(200);
            }

            assertThat(Stream.of(own, jboss, quarkus, vertx).flatMap(log -> log.all().stream()))
                    .isEmpty();
        }
    }

    private void leave(String request) throws IOException {
        try (var socket = new Socket(controller.getHost(), controller.getPort())) {
            // A reset, as of a process that was killed.
            socket.setSoLinger(true, 0);
            var body = request.startsWith("POST") ? "Content-Length: 100\r\nContent-Type: application/json\r\n" : "";
            socket.getOutputStream()
                    .write("%s HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\n%s\r\n"
                            .formatted(request, body)
                            .getBytes(StandardCharsets.UTF_8));
            // It is being read by then.
            assertThat(socket.getInputStream().read()).isEqualTo('H');
            if (!body.isEmpty()) {
                socket.getOutputStream().write('{');
            }
        }
    }

    @Test
    void keepsNothingOfAFileThatIsCutOffInTheMiddle() throws Exception {
        try (var socket = door().begin("name=half.jsonl")) {
            await().atMost(LONG).until(() -> !half().isEmpty());
        }

        awaitNothingHalf();
        assertThat(folder.resolve(".work"))
                .isDirectoryNotContaining(file -> file.toString().contains("half.jsonl"));
    }

    @Test
    void refusesWhatIsTooMuchAtOnce() throws Exception {
        try (var first = door().begin("name=first.jsonl");
                var second = door().begin("name=second.jsonl")) {
            await().atMost(LONG).until(() -> half().size() == 2);

            var third = door().send("name=third.jsonl", BodyPublishers.ofString("x"));

            assertThat(third.statusCode()).isEqualTo(429);
            assertThat(third.headers().firstValue("Retry-After")).isPresent();
        }
        awaitNothingHalf();
        await().atMost(LONG)
                .until(() -> door().send("name=third.jsonl", BodyPublishers.ofString("x"))
                                .statusCode()
                        == 202);
    }

    private FileDoor door() {
        return new FileDoor(controller);
    }

    private List<Path> half() throws IOException {
        var found = new ArrayList<Path>();
        try (var files = Files.newDirectoryStream(folder.resolve(".work"), "*.part")) {
            files.forEach(found::add);
        }
        return found;
    }

    private int arrivals() {
        return database.inTransaction(transaction -> transaction
                .sql()
                .createQuery("select count(*) from arrival")
                .mapTo(Integer.class)
                .one());
    }

    private void awaitNothingHalf() {
        await().atMost(LONG).until(() -> half().isEmpty());
    }
}
