package io.github.coherecamel.simulator;

import static io.github.coherecamel.simulator.ApiOperation.DELETE_FINETUNED_MODEL;
import static io.github.coherecamel.simulator.ApiOperation.GET_FINETUNED_MODEL;
import static io.github.coherecamel.simulator.Caller.MODELS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.coherecamel.simulator.RawClient.End;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(CohereSimulatorExtension.class)
class BrokenConnectionsTest {
    private static final Duration LONG = RawClient.LONG;

    private final CohereSimulator simulator;
    private final Caller caller;
    private String model = "";

    BrokenConnectionsTest(CohereSimulator simulator) {
        this.simulator = simulator;
        this.caller = new Caller(simulator).beyondContract();
    }

    @BeforeEach
    void addModel() {
        model = simulator.addModel("m", "BASE_TYPE_CHAT", "d");
    }

    private RawClient.Seen seenWith(Fault fault) {
        simulator.inject(GET_FINETUNED_MODEL, fault);
        try (var client = new RawClient(simulator)) {
            return client.sendGet(MODELS + "/" + model).read(LONG);
        }
    }

    @Test
    void answersLateAndThenGoesOnWithTheConnection() {
        simulator.inject(GET_FINETUNED_MODEL, Fault.delay(Duration.ofMillis(300)));

        try (var client = new RawClient(simulator)) {
            client.sendGet(MODELS + "/" + model).sendGet(MODELS + "/" + model);
            assertThat(client.answer()).startsWith("HTTP/1.1 200 OK");
            assertThat(client.answer()).startsWith("HTTP/1.1 200 OK");
        }
    }

    @Test
    void stallsInTheBody() {
        simulator.inject(GET_FINETUNED_MODEL, Fault.stallBody());
        try (var client = new RawClient(simulator)) {
            client.sendGet(MODELS + "/" + model);
            assertThat(client.readUntil("\r\n\r\n{\"fine")).startsWith("HTTP/1.1 200 OK");
        }
    }

    @Test
    void resetsOrClosesBeforeAnyByte() {
        assertThat(seenWith(Fault.reset())).isEqualTo(new RawClient.Seen("", End.RESET));
        assertThat(seenWith(Fault.close())).isEqualTo(new RawClient.Seen("", End.CLOSED));
    }

    @Test
    void resetsInTheHeadersOrInTheBody() {
        var inHeaders = seenWith(Fault.resetInHeaders());
        assertThat(inHeaders.end()).isEqualTo(End.RESET);
        assertThat(inHeaders.text()).startsWith("HTTP/1.1 200 OK").doesNotContain("\r\n\r\n");

        var inBody = seenWith(Fault.resetInBody());
        assertThat(inBody.end()).isEqualTo(End.RESET);
        assertThat(inBody.text()).contains("\r\n\r\n{\"fine");
    }

    @Test
    void announcesMoreThanItSends() {
        var seen = seenWith(Fault.truncated());

        assertThat(seen.end()).isEqualTo(End.CLOSED);
        var head = seen.text().substring(0, seen.text().indexOf("\r\n\r\n") + 4);
        var announced = Integer.parseInt(head.replaceAll("(?s).*Content-Length: (\\d+).*", "$1"));
        assertThat(seen.text().length() - head.length()).isPositive().isLessThan(announced);
    }

    @Test
    void closesInTheMiddleOfAChunk() {
        var seen = seenWith(Fault.truncatedChunked());

        assertThat(seen.end()).isEqualTo(End.CLOSED);
        assertThat(seen.text()).contains("Transfer-Encoding: chunked").endsWith("}}");
    }

    @Test
    void sendsWhatIsNotHttp() {
        assertThat(seenWith(Fault.garbage()).text()).startsWith("\u0003\u0007");
        assertThat(seenWith(Fault.negativeContentLength()).text()).contains("Content-Length: -1\r\n");
        var raw = Fault.raw("HTTP/1.1 200\r\n".getBytes(StandardCharsets.UTF_8));
        assertThat(seenWith(raw)).isEqualTo(new RawClient.Seen("HTTP/1.1 200\r\n", End.CLOSED));
    }

    @Test
    void sendsMuchMoreThanAsked() {
        simulator.inject(Fault.oversized(3_000_000));
        var answer = caller.get(MODELS);
        assertThat(answer.text()).hasSize(3_000_000);
        assertThat(answer.json().path("name").asText()).startsWith("xxx");

        simulator.inject(GET_FINETUNED_MODEL, Fault.endless());
        try (var client = new RawClient(simulator)) {
            var seen = client.sendGet(MODELS + "/" + model).read(LONG, bytes -> bytes.size() == 1_000_000);
            assertThat(seen.end()).isEqualTo(End.STILL_OPEN);
            assertThat(seen.text()).contains("\r\n10000\r\nxxxx");
        }
    }

    @Test
    void appliesACallWhoseAnswerIsLostButNotOneThatIsReset() {
        simulator.inject(DELETE_FINETUNED_MODEL, Fault.reset());
        simulator.inject(DELETE_FINETUNED_MODEL, Fault.answerLost());
        var request = "DELETE " + MODELS + "/" + model + " HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer k\r\n\r\n";

        try (var client = new RawClient(simulator)) {
            assertThat(client.send(request).read(LONG)).isEqualTo(new RawClient.Seen("", End.RESET));
        }
        assertThat(simulator.model(model).path("id").asText()).isEqualTo(model);
        try (var client = new RawClient(simulator)) {
            assertThat(client.send(request).read(LONG)).isEqualTo(new RawClient.Seen("", End.RESET));
        }
        assertThatThrownBy(() -> simulator.model(model)).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void resetsAnUploadBeforeItsBodyHasBeenRead() {
        simulator.inject(Fault.resetInRequest());
        var head = String.join(
                "\r\n",
                "POST /v1/datasets?name=n HTTP/1.1",
                "Host: h",
                "Content-Type: multipart/form-data; boundary=b",
                "Content-Length: 1000000",
                "\r\n");

        try (var client = new RawClient(simulator)) {
            assertThat(client.send(head).read(LONG)).isEqualTo(new RawClient.Seen("", End.RESET));
        }
        assertThat(simulator.requests(ApiOperation.CREATE_DATASET)).hasSize(1);
    }

    @Test
    void closesAConnectionThatItPromisedToKeep() {
        simulator.inject(GET_FINETUNED_MODEL, Fault.closeAfterwards(Duration.ofMillis(1)));

        try (var client = new RawClient(simulator)) {
            assertThat(client.sendGet(MODELS + "/" + model).answer())
                    .startsWith("HTTP/1.1 200 OK")
                    .endsWith("}}")
                    .doesNotContain("Connection: close");
            assertThat(client.read(LONG)).isEqualTo(new RawClient.Seen("", End.CLOSED));
        }
    }
}
