package io.github.coherecamel.simulator;

import static io.github.coherecamel.simulator.Caller.MODELS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.coherecamel.simulator.call.Json;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ControlTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @RegisterExtension
    static final CohereSimulatorExtension SIMULATOR =
            new CohereSimulatorExtension(CohereSimulator.builder().clock(new ManualClock(START)));

    private final CohereSimulator simulator = SIMULATOR.simulator();
    private final Caller caller = new Caller(simulator);
    private String model = "";

    @BeforeEach
    void addModel() {
        model = simulator.addModel("m", "BASE_TYPE_CHAT", simulator.addDataset("d", "chat-finetune-input", "failed"));
    }

    @Test
    void saysWhatItHoldsWithoutAKey() {
        caller.get(MODELS);
        simulator.inject(Fault.stall());

        var summary = caller.send(caller.request("/_simulator").setHeader("Authorization", "none"));

        assertThat(summary.json().toString())
                .isEqualTo("{\"now\":\"2026-01-01T00:00:00Z\","
                        + "\"models\":{\"total\":1,\"by_status\":{\"STATUS_READY\":1}},"
                        + "\"datasets\":{\"total\":1,\"by_status\":{\"failed\":1}},"
                        + "\"stored_bytes\":0,\"requests\":1,\"faults\":1}");
    }

    @Test
    void listsWhatItHoldsPastFaultsAndRecords() {
        simulator.inject(Fault.stall());

        assertThat(caller.get("/_simulator/models")
                        .json()
                        .at("/finetuned_models/0/id")
                        .asText())
                .isEqualTo(model);
        assertThat(caller.get("/_simulator/datasets")
                        .json()
                        .at("/datasets/0/name")
                        .asText())
                .isEqualTo("d");
        assertThat(simulator.requests()).isEmpty();
    }

    @Test
    void movesItsClock() {
        assertThat(caller.post("/_simulator/clock", "{\"advance\":\"PT36H\"}").json())
                .isEqualTo(Json.object().put("now", "2026-01-02T12:00:00Z"));
        assertThat(caller.get("/_simulator/clock").json().path("now").asText()).isEqualTo("2026-01-02T12:00:00Z");
        simulator.advanceClock(Duration.ofDays(40));
        assertThat(caller.get("/v1/datasets").json().path("datasets")).isEmpty();
    }

    @Test
    void plansFaults() {
        var fault = "{\"fault\":\"status\",\"status\":503,\"operation\":\"GET_FINETUNED_MODEL\",\"times\":2,"
                + "\"retry_after\":\"9\",\"headers\":{\"X-A\":\"b\"},\"body\":\"busy\",\"content_type\":\"text/plain\"}";

        assertThat(caller.post("/_simulator/faults", fault).json().toString())
                .isEqualTo(
                        "{\"faults\":[{\"fault\":\"status 503\",\"operation\":\"GET_FINETUNED_MODEL\",\"times\":2}]}");

        assertThat(caller.get(MODELS).status()).isEqualTo(200);
        var answer = caller.beyondContract().get(MODELS + "/" + model);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.text()).isEqualTo("busy");
        assertThat(answer.raw().headers().firstValue("Retry-After")).contains("9");
        assertThat(answer.raw().headers().firstValue("X-A")).contains("b");
        assertThat(caller.get("/_simulator/faults").json().at("/faults/0/times").asInt())
                .isEqualTo(1);
        caller.delete("/_simulator/faults");
        assertThat(caller.get(MODELS + "/" + model).status()).isEqualTo(200);
    }

    @Test
    void holdsAFaultUntilItIsTakenBack() {
        caller.post("/_simulator/faults", "{\"fault\":\"status\",\"status\":503,\"always\":true}");

        assertThat(caller.get(MODELS).status()).isEqualTo(503);
        assertThat(caller.get(MODELS).status()).isEqualTo(503);
        caller.delete("/_simulator/faults");
        assertThat(caller.get(MODELS).status()).isEqualTo(200);
    }

    @Test
    void namesTheKindsOfFaults() {
        assertThat(caller.get("/_simulator/faults/kinds").json().path("kinds"))
                .extracting(JsonNode::asText)
                .containsExactlyElementsOf(faults());
    }

    static java.util.Set<String> faults() {
        return FaultReader.FAULTS.keySet();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void knowsEveryFaultByName(String name) {
        var answer = caller.post(
                "/_simulator/faults", Json.object().put("fault", name).toString());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("faults")).hasSize(1);
    }

    @Test
    void namesEveryFactoryOfFaults() {
        var factories = java.util.Arrays.stream(Fault.class.getDeclaredMethods())
                .filter(method -> java.lang.reflect.Modifier.isStatic(method.getModifiers())
                        && java.lang.reflect.Modifier.isPublic(method.getModifiers()))
                .map(method -> method.getName().replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT));

        assertThat(factories).containsExactlyInAnyOrderElementsOf(faults());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/_simulator/faults | {\"fault\":\"none\"} | unknown fault 'none': use one of answer-lost",
                "/_simulator/faults | {\"fault\":\"reset\",\"operation\":\"X\"} | unknown operation 'X': use one of [LIST_FINETUNED",
                "/_simulator/faults | {\"fault\":\"reset\",\"times\":0} | 'times' must be at least 1",
                "/_simulator/faults | {\"fault\":\"delay\",\"delay\":\"x\"} | 'x' is not a duration such as PT5M",
                "/_simulator/faults | {\"fault\":\"status\",\"retry_after\":\"x\"} | 'retry_after' must be seconds or an instant, not 'x'",
                "/_simulator/faults | {\"fault\":\"reset\",\"times\":\"2\"} | 'times' must be a whole number, not \"2\"",
                "/_simulator/faults | {\"fault\":\"reset\",\"times\":2,\"always\":true} | a fault happens so many 'times' or 'always'",
                "/_simulator/faults | {\"fault\":\"reset\",\"always\":1} | 'always' must be true or false",
                "/_simulator/faults | {\"fault\":\"reset\",\"operatoin\":\"X\"} | unknown field 'operatoin' of a fault",
                "/_simulator/faults | {\"fault\":\"reset\",\"headers\":[]} | 'headers' must be an object",
                "/_simulator/faults | {\"fault\":\"reset\",\"body\":{}} | 'body' must be text, not {}",
                "/_simulator/faults | {\"fault\":\"status\",\"status\":-1} | 'status' must be a whole number from 100 to 999",
                "/_simulator/faults | {\"fault\":\"status\",\"status\":1e999} | 'status' must be a whole number",
                "/_simulator/faults | {\"fault\":\"stall\",\"delayed\":\"PT99999H\"} | 'delayed' must be a time from PT0S to PT24H",
                "/_simulator/faults | {\"fault\":\"deeply-nested\",\"depth\":-1} | 'depth' must be a whole number from 1",
                "/_simulator/clock | {\"advance\":\"PT9223372036854775807S\"} | time ends with the year 9999",
                "/_simulator/clock | {\"advance\":\"-PT1H\"} | time goes forward only",
                "/_simulator/clock | {} | '' is not a duration such as PT5M",
                "/_simulator/clock | nonsense | invalid request: the body is not valid JSON",
            })
    void saysWhatIsWrong(String path, String body, String message) {
        var answer = caller.post(path, body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).startsWith(message);
    }

    @Test
    void showsRequestsWithoutSecrets() {
        caller.patch(MODELS + "/" + model + "?a=b", "{\"settings\":{\"wandb\":{\"api_key\" : \"secret\"}}}");

        var requests = caller.get("/_simulator/requests");

        assertThat(requests.text()).doesNotContain("secret").doesNotContain("a-key");
        var request = requests.json().at("/requests/0");
        assertThat(request.path("operation").asText()).isEqualTo("UPDATE_FINETUNED_MODEL");
        assertThat(request.path("method").asText()).isEqualTo("PATCH");
        assertThat(request.path("path").asText()).isEqualTo(MODELS + "/" + model);
        assertThat(request.path("query").asText()).isEqualTo("a=b");
        assertThat(caller.get("/_simulator/requests?limit=0").json().path("requests"))
                .isEmpty();
    }

    @Test
    void startsAgain() {
        assertThat(caller.post("/_simulator/reset", "{}")
                        .json()
                        .at("/models/total")
                        .asInt())
                .isZero();
    }

    @Test
    void showsItsContract() {
        var contract = caller.get("/_simulator/openapi.yaml");

        assertThat(contract.raw().headers().firstValue("Content-Type")).contains("application/yaml");
        assertThat(contract.text()).startsWith("openapi: 3.1.0");
    }

    @Test
    void takesNoChangeFromAWebPageOfAnotherOrigin() {
        var change = caller.request("/_simulator/reset")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{}"))
                .header("Content-Type", "text/plain");

        assertThat(caller.send(change).status()).isEqualTo(415);
        assertThat(simulator.model(model).path("name").asText()).isEqualTo("m");
    }

    @Test
    void knowsNoOtherEndpoint() {
        assertThat(caller.get("/_simulator/nothing").text()).isEqualTo("404 page not found");
        assertThat(caller.get("/_simulatorx").status()).isEqualTo(404);
    }
}
