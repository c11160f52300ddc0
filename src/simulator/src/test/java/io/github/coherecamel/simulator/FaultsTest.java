package io.github.coherecamel.simulator;

import static io.github.coherecamel.simulator.ApiOperation.GET_DATASET;
import static io.github.coherecamel.simulator.ApiOperation.GET_FINETUNED_MODEL;
import static io.github.coherecamel.simulator.ApiOperation.LIST_FINETUNED_MODELS;
import static io.github.coherecamel.simulator.Caller.MODELS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.coherecamel.simulator.call.Json;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(CohereSimulatorExtension.class)
class FaultsTest {
    private final CohereSimulator simulator;
    private final Caller caller;
    private String model = "";

    FaultsTest(CohereSimulator simulator) {
        this.simulator = simulator;
        this.caller = new Caller(simulator);
    }

    @BeforeEach
    void addModel() {
        model = simulator.addModel("m", "BASE_TYPE_CHAT", "d");
    }

    @Test
    void winsOverStateForTheNextCallOnly() {
        simulator.inject(Fault.status(503));

        assertThat(caller.get(MODELS + "/" + model).status()).isEqualTo(503);
        assertThat(caller.get(MODELS + "/" + model).status()).isEqualTo(200);
    }

    @Test
    void strikesOneOperationSoManyTimesInTheOrderOfInjection() {
        simulator.inject(GET_FINETUNED_MODEL, Fault.status(500), 2);
        simulator.inject(GET_FINETUNED_MODEL, Fault.status(503));

        assertThat(caller.get(MODELS).status()).isEqualTo(200);
        assertThat(caller.get(MODELS + "/" + model).status()).isEqualTo(500);
        assertThat(caller.get(MODELS + "/" + model).status()).isEqualTo(500);
        assertThat(caller.get(MODELS + "/" + model).status()).isEqualTo(503);
        assertThat(caller.get(MODELS + "/" + model).status()).isEqualTo(200);
    }

    @Test
    void holdsUntilItIsTakenBack() {
        simulator.injectAlways(LIST_FINETUNED_MODELS, Fault.status(500));
        simulator.injectAlways(Fault.status(503));
        for (var call = 0; call < 3; call++) {
            assertThat(caller.get(MODELS).status()).isEqualTo(500);
            assertThat(caller.get(MODELS + "/" + model).status()).isEqualTo(503);
        }

        simulator.clearFaults();

        assertThat(caller.get(MODELS).status()).isEqualTo(200);
        assertThat(caller.get(MODELS + "/" + model).status()).isEqualTo(200);
    }

    @Test
    void speaksTheDialectOfTheFamily() {
        simulator.inject(Fault.status(500), 2);

        assertThat(caller.get(MODELS + "/" + model).json())
                .isEqualTo(Json.object().put("message", "simulated error 500"));
        assertThat(caller.get("/v1/datasets/x").json().fieldNames())
                .toIterable()
                .containsExactly("id", "message");
    }

    @Test
    void takesAnotherBodyAndHeaders() {
        simulator.inject(
                Fault.status(402).body("text/plain", "pay").header("X-A", "1").header("X-A", "2"));

        var answer = caller.beyondContract().get(MODELS);

        assertThat(answer.status()).isEqualTo(402);
        assertThat(answer.text()).isEqualTo("pay");
        assertThat(answer.raw().headers().firstValue("Content-Type")).contains("text/plain");
        assertThat(answer.raw().headers().allValues("X-A")).containsExactly("1", "2");
    }

    @Test
    void asksToComeBackInSecondsOrAtADate() {
        simulator.inject(Fault.rateLimited().retryAfter(Duration.ofSeconds(7)));
        simulator.inject(Fault.rateLimited().retryAfter(Instant.parse("2026-03-04T05:06:07Z")));

        var first = caller.get(MODELS);
        assertThat(first.status()).isEqualTo(429);
        assertThat(first.message()).contains("/ minute");
        assertThat(first.raw().headers().firstValue("Retry-After")).contains("7");
        assertThat(caller.get(MODELS).raw().headers().firstValue("Retry-After"))
                .contains("Wed, 04 Mar 2026 05:06:07 GMT");
    }

    @Test
    void knowsTheAnswersThatMeanGivingUp() {
        simulator.inject(Fault.monthlyQuota());
        simulator.inject(Fault.retired());
        simulator.inject(Fault.pageNotFound());
        simulator.inject(Fault.html(502));
        simulator.inject(Fault.redirect(URI.create("http://127.0.0.1:1/elsewhere")));

        assertThat(caller.get(MODELS).message()).contains("/ month");
        // Seen with an id, which no other answer of this family has.
        assertThat(caller.beyondContract().get(MODELS).message()).contains("was removed on September 15, 2025");
        assertThat(caller.get(MODELS).text()).isEqualTo("404 page not found");
        var html = caller.beyondContract().get(MODELS);
        assertThat(html.status()).isEqualTo(502);
        assertThat(html.text()).startsWith("<html>");
        var redirect = caller.beyondContract().get(MODELS);
        assertThat(redirect.status()).isEqualTo(307);
        assertThat(redirect.raw().headers().firstValue("Location")).contains("http://127.0.0.1:1/elsewhere");
    }

    @Test
    void dripsTheAnswer() {
        simulator.inject(GET_FINETUNED_MODEL, Fault.drip(Duration.ofMillis(1)));

        assertThat(caller.get(MODELS + "/" + model).json().path("finetuned_model"))
                .isEqualTo(simulator.model(model));
    }

    @Test
    void nestsDeeperThanAParserLikes() {
        simulator.inject(Fault.deeplyNested(3));

        assertThat(caller.beyondContract().get(MODELS).text()).isEqualTo("{\"a\":{\"a\":{\"a\":1}}}");
    }

    @Test
    void leavesOutTheBodyOrMislabelsIt() {
        simulator.inject(Fault.empty());
        simulator.inject(Fault.contentType("text/html"));

        assertThat(caller.beyondContract().get(MODELS + "/" + model).text()).isEmpty();
        var mislabelled = caller.beyondContract().get(MODELS + "/" + model);
        assertThat(mislabelled.raw().headers().firstValue("Content-Type")).contains("text/html");
        assertThat(mislabelled.json().path("finetuned_model")).isEqualTo(simulator.model(model));
    }

    @Test
    void refusesToHappenLessThanOnce() {
        assertThatThrownBy(() -> simulator.inject(GET_DATASET, Fault.stall(), 0))
                .hasMessage("times must be at least 1, not 0");
    }

    @Test
    void refusesWhatIsNoFault() {
        assertThatThrownBy(() -> Fault.status(-1))
                .hasMessage("'status' must be a whole number from 100 to 999, not -1");
        assertThatThrownBy(() -> Fault.html(1000)).hasMessageStartingWith("'status' must be");
        assertThatThrownBy(() -> Fault.deeplyNested(-1))
                .hasMessage("'depth' must be a whole number from 1 to 1000000, not -1");
        assertThatThrownBy(() -> Fault.oversized(0)).hasMessageStartingWith("'bytes' must be");
    }
}
