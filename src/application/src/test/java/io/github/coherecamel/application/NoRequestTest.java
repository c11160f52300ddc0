package io.github.coherecamel.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Strangers send what is no request: they are told so, and fill no log. */
@QuarkusTest
@QuarkusTestResource(SimulatedCohere.class)
class NoRequestTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    @TestHTTPResource("/status")
    URI status;

    @ParameterizedTest
    @ValueSource(strings = {"", "Host: localhost:none\r\n", "Host: [::1\r\n", "Host: a@localhost\r\n"})
    void isAnsweredWithWhatIsWrong(String host) throws Exception {
        try (var socket = new Socket(status.getHost(), status.getPort())) {
            socket.setSoTimeout(Math.toIntExact(LONG.toMillis()));
            socket.getOutputStream()
                    .write(("GET /status HTTP/1.1\r\nConnection: close\r\n" + host + "\r\n")
                            .getBytes(StandardCharsets.US_ASCII));

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 400")
                    .contains("{\"message\":\"Header Host is missing")
                    .doesNotContain("Error id", "stack");
        }
    }
}
