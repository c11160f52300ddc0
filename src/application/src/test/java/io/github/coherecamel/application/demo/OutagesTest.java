package io.github.coherecamel.application.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.simulator.CohereSimulator;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutagesTest {

    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");

    private static final Duration LENGTH = Duration.ofMinutes(1);

    private final List<Runnable> later = new ArrayList<>();
    private final Outages outages = new Outages(LENGTH, Clock.fixed(NOW, ZoneOffset.UTC), (delay, end) -> {
        assertThat(delay).isEqualTo(LENGTH);
        later.add(end);
    });
    private CohereSimulator simulator;

    @BeforeEach
    void start() {
        simulator = CohereSimulator.start();
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @ParameterizedTest
    @CsvSource({"RATE_LIMIT, 429", "EXPIRED_KEY, 401", "AWAY, 503"})
    void breakTheApiUntilTheirTimeIsOver(Outage outage, int status) throws Exception {
        var begun = outages.begin(simulator, outage);

        assertThat(call()).isEqualTo(status);
        assertThat(begun.until()).isEqualTo(NOW.plus(LENGTH));
        assertThat(outages.current()).isEqualTo(begun);

        later.get(0).run();

        assertThat(call()).isEqualTo(200);
        assertThat(outages.current()).isNull();
    }

    @Test
    void areEndedAtOnceAndTheNextLastsItsWholeTime() throws Exception {
        outages.begin(simulator, Outage.AWAY);
        outages.end(simulator);
        assertThat(call()).isEqualTo(200);

        outages.begin(simulator, Outage.AWAY);
        outages.begin(simulator, Outage.EXPIRED_KEY);
        later.get(0).run();
        later.get(1).run();

        assertThat(call()).isEqualTo(401);
        later.get(2).run();
        assertThat(call()).isEqualTo(200);
    }

    private int call() throws Exception {
        var request = HttpRequest.newBuilder(simulator.baseUrl().resolve("/v1/finetuning/finetuned-models"))
                .header("Authorization", "Bearer any")
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }
}
