package io.github.coherecamel.simulator;

import static io.github.coherecamel.simulator.Caller.MODELS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.simulator.RawClient.End;
import io.github.coherecamel.simulator.call.Json;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpTest {
    @RegisterExtension
    static final CohereSimulatorExtension SIMULATOR =
            new CohereSimulatorExtension(CohereSimulator.builder().apiKey("right"));

    private final CohereSimulator simulator = SIMULATOR.simulator();

    private static String get(String target, String... headers) {
        return "GET " + target + " HTTP/1.1\r\nHost: h\r\nauthorization: bearer right\r\n" + String.join("", headers)
                + "\r\n";
    }

    private String answerTo(String request) {
        try (var client = new RawClient(simulator)) {
            return client.send(request).answer();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Authorization: Bearer\r\n", "Authorization: Bearer \r\n", "Authorization: Basic abc\r\n"})
    void asksForAKey(String header) {
        var answer = answerTo("GET " + MODELS + " HTTP/1.1\r\nHost: h\r\n" + header + "\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 401 Unauthorized\r\n")
                .endsWith("{\"message\":\"no api key supplied\"}");
    }

    @Test
    void refusesAnotherKey() {
        var answer = answerTo("GET " + MODELS + " HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer wrong\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 401 ").endsWith("{\"message\":\"invalid api token\"}");
    }

    @Test
    void acceptsAnyKeyOrNoneIfBuiltSo() {
        try (var any = CohereSimulator.start();
                var none = CohereSimulator.builder().apiKey("").start();
                var client = new RawClient(none)) {
            assertThat(new Caller(any).get(MODELS).status()).isEqualTo(200);
            var answer = client.send("GET " + MODELS + " HTTP/1.1\r\nHost: h\r\n\r\n")
                    .answer();
            assertThat(answer).startsWith("HTTP/1.1 200 OK");
        }
    }

    @Test
    void checksAKey() {
        var head = "POST /v1/check-api-key HTTP/1.1\r\nHost: h\r\nAuthorization: BEARER right\r\n";
        var answer = answerTo(head + "Content-Length: 0\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200 OK").contains("{\"valid\":true,\"organization_id\":");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /",
                "GET /v1",
                "GET /v1/datasets/",
                "GET /v1/finetuning/finetuned-models/",
                "PUT /v1/datasets",
                "POST /v1/finetuning/finetuned-models/x",
                "GET /v1/finetuning/finetuned-models/x/y",
                "GET /v1/check-api-key",
                "GET /v1/DATASETS",
            })
    void knowsNothingElse(String start) {
        var answer = answerTo(start + " HTTP/1.1\r\nHost: h\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 404 Not Found\r\nContent-Type: text/plain; charset=utf-8\r\n")
                .endsWith("\r\n\r\n404 page not found");
        assertThat(simulator.requests()).hasSize(1);
    }

    @Test
    void answersHeadWithoutABody() {
        try (var client = new RawClient(simulator)) {
            client.send("HEAD /v1/datasets HTTP/1.1\r\nHost: h\r\n\r\n" + get("/v1/datasets"));
            assertThat(client.readUntil("\r\n\r\n"))
                    .startsWith("HTTP/1.1 404 Not Found")
                    .contains("Content-Length: 18");
            assertThat(client.answer()).startsWith("HTTP/1.1 200 OK");
        }
    }

    @Test
    void keepsAConnectionForManyCallsAndClosesItWhenAsked() {
        try (var client = new RawClient(simulator)) {
            for (var call = 0; call < 3; call++) {
                assertThat(client.send(get("/v1/datasets")).answer()).startsWith("HTTP/1.1 200 OK");
            }
            var last = client.send(get("/v1/datasets", "Connection: close\r\n"));
            assertThat(last.answer()).contains("Connection: close\r\n");
            assertThat(last.read(RawClient.LONG).end()).isEqualTo(End.CLOSED);
        }
    }

    @Test
    void answersPipelinedCallsInTheirOrder() {
        simulator.inject(ApiOperation.LIST_DATASETS, Fault.delay(Duration.ofMillis(100)));

        try (var client = new RawClient(simulator)) {
            client.send(get("/v1/datasets") + get("/v1/datasets/usage") + get("/nowhere"));
            assertThat(client.answer()).endsWith("{\"datasets\":[]}");
            assertThat(client.answer()).endsWith("{\"organization_usage\":0}");
            assertThat(client.answer()).endsWith("404 page not found");
        }
    }

    @Test
    void tellsAClientThatWaitsForItToGoOn() {
        try (var client = new RawClient(simulator)) {
            var head = "POST " + MODELS + " HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer right\r\n"
                    + "Expect: 100-continue\r\nContent-Length: 2\r\n\r\n";
            assertThat(client.send(head).readUntil("\r\n\r\n")).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
            assertThat(client.send("{}").answer()).contains("name is required");
        }
    }

    @Test
    void takesAChunkedBody() {
        var answer = answerTo("POST " + MODELS + " HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer right\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n1\r\n}\r\n0\r\n\r\n");

        assertThat(answer).contains("name is required");
        assertThat(simulator.requests().get(0).body()).isEqualTo("{}");
    }

    @Test
    void refusesAHugeBodyButReadsItToTheEnd() {
        var body = "x".repeat(1024 * 1024 + 1);
        try (var client = new RawClient(simulator)) {
            var head = "POST " + MODELS + " HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer right\r\nContent-Length: "
                    + body.length() + "\r\n\r\n";
            assertThat(client.send(head + body).answer())
                    .startsWith("HTTP/1.1 413 ")
                    .contains("the limit is 1048576");
            assertThat(client.send(get("/v1/datasets")).answer()).startsWith("HTTP/1.1 200 OK");
        }
    }

    @Test
    void closesOnWhatIsNotHttp() {
        try (var client = new RawClient(simulator)) {
            var seen = client.send("nonsense\r\n\r\n").read(RawClient.LONG);
            assertThat(seen.text()).startsWith("HTTP/1.1 400 Bad Request");
            assertThat(seen.end()).isEqualTo(End.CLOSED);
        }
    }

    @Test
    void recordsRequestsAsTheyCame() {
        answerTo(get("/v1/datasets/a%2Fb%20c?x=1&y=%20", "X-Client-Name: me\r\n", "X-Twice: 1\r\n", "x-twice: 2\r\n"));

        var request = simulator.requests(ApiOperation.GET_DATASET).get(0);
        assertThat(request.method()).isEqualTo("GET");
        assertThat(request.path()).isEqualTo("/v1/datasets/a%2Fb%20c");
        assertThat(request.query()).isEqualTo("x=1&y=%20");
        assertThat(request.header("x-client-NAME")).isEqualTo("me");
        assertThat(request.headers()).containsEntry("X-TWICE", List.of("1", "2"));
        assertThat(request.header("X-None")).isNull();
        assertThat(request).hasToString("GET /v1/datasets/a%2Fb%20c?x=1&y=%20");
    }

    @Test
    void recordsBodiesAsJson() {
        answerTo("POST " + MODELS + " HTTP/1.1\r\nHost: h\r\nContent-Length: 7\r\n\r\n{\"a\":1}");

        assertThat(simulator.requests().get(0).json()).isEqualTo(Json.object().put("a", 1));
    }
}
