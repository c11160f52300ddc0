package io.github.coherecamel.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Whoever does not send the file that he has begun keeps no place from others, and no disk. */
@QuarkusTest
@QuarkusTestResource(SimulatedCohere.class)
@TestProfile(SlowBodyTest.Impatient.class)
class SlowFileTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    @TestHTTPResource("/")
    URI controller;

    Path folder;

    @Test
    void refusesAFileThatDoesNotComeInTimeAndKeepsNothingOfIt() throws Exception {
        try (var slow = new Socket(controller.getHost(), controller.getPort())) {
            slow.setSoTimeout(Math.toIntExact(LONG.toMillis()));
            slow.getOutputStream()
                    .write(
                            """
                            POST /files?name=slow.jsonl HTTP/1.1\r
                            Host: %s:%d\r
                            Content-Length: 100\r
                            \r
                            {"""
                                    .formatted(controller.getHost(), controller.getPort())
                                    .getBytes(StandardCharsets.UTF_8));

            assertThat(new String(slow.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 408");
        }
        await().atMost(LONG).until(() -> {
            try (var half = Files.newDirectoryStream(folder.resolve(".work"), "*.part")) {
                return !half.iterator().hasNext();
            }
        });
    }
}
