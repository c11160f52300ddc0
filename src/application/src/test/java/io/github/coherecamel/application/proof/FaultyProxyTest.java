package io.github.coherecamel.application.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.coherecamel.simulator.ApiOperation;
import io.github.coherecamel.simulator.CohereSimulator;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultyProxyTest {

    private final List<String> doubts = Collections.synchronizedList(new ArrayList<>());
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private CohereSimulator cohere;
    private FaultyProxy proxy;

    @BeforeEach
    void open() throws IOException {
        cohere = CohereSimulator.start();
        proxy = new FaultyProxy(cohere.port(), doubts::add);
    }

    @AfterEach
    void close() {
        proxy.close();
        cohere.close();
    }

    @Test
    void letsCallsThroughInFairWeather() throws Exception {
        assertThat(list().statusCode()).isEqualTo(200);
        assertThat(list().statusCode()).isEqualTo(200);
        assertThat(arrived()).isEqualTo(2);
        assertThat(doubts).isEmpty();
    }

    @Test
    void answersInsteadOfTheApi() throws Exception {
        proxy.weather(Weather.always(new Disruption.Answered(503, "Retry-After: 7\r\n")));

        var answer = list();

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("7");
        assertThat(new ObjectMapper().readTree(answer.body()).has("message")).isTrue();
        assertThat(arrived()).isZero();
    }

    @Test
    void resetsBeforeARequestArrives() {
        proxy.weather(Weather.always(new Disruption.Reset()));

        assertThatThrownBy(this::list).isInstanceOf(IOException.class);
        assertThat(arrived()).isZero();
        assertThat(doubts).isEmpty();
    }

    @Test
    void losesTheAnswerOfARequestThatArrived() {
        proxy.weather(Weather.always(new Disruption.AnswerLost()));

        assertThatThrownBy(this::list).isInstanceOf(IOException.class);
        assertThat(arrived()).isPositive();
        assertThat(doubts).first().asString().startsWith("GET /v1/finetuning/finetuned-models");
    }

    @Test
    void cutsAnAnswerInTheMiddle() {
        proxy.weather(Weather.always(new Disruption.Cut()));

        assertThatThrownBy(this::list).isInstanceOf(IOException.class);
        assertThat(arrived()).isPositive();
        assertThat(doubts).isNotEmpty();
    }

    @Test
    void keepsARequestToItself() {
        proxy.weather(Weather.always(new Disruption.Hang()));

        assertThatThrownBy(() -> list(Duration.ofMillis(200))).isInstanceOf(HttpTimeoutException.class);
        assertThat(arrived()).isZero();
    }

    @Test
    void givesOutAnAnswerByteByByte() throws Exception {
        proxy.weather(Weather.always(new Disruption.Slow(Duration.ofMillis(1))));

        assertThat(list().statusCode()).isEqualTo(200);
        assertThat(doubts).hasSize(1);
    }

    @Test
    void holdsARequestUntilItIsReleased() throws Exception {
        var held = new Disruption.Held();
        proxy.weather(Weather.fair().butOnce("GET", held));
        var answer = client.sendAsync(request(Duration.ofMinutes(1)), HttpResponse.BodyHandlers.ofString());
        assertThat(held.arrived().await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(arrived()).isZero();

        held.released().countDown();

        assertThat(answer.get().statusCode()).isEqualTo(200);
        assertThat(list().statusCode()).isEqualTo(200);
    }

    @Test
    void refusesConnectionsAndAcceptsThemAgain() throws Exception {
        list();

        proxy.refuse();
        assertThatThrownBy(this::list).isInstanceOf(ConnectException.class);

        proxy.acceptAgain();
        assertThat(list().statusCode()).isEqualTo(200);
    }

    @Test
    void changesWithTheWeatherOnAConnectionThatStays() throws Exception {
        list();
        proxy.weather(Weather.always(new Disruption.Answered(500, "")));
        assertThat(list().statusCode()).isEqualTo(500);
        proxy.weather(Weather.fair());
        assertThat(list().statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> list() throws IOException, InterruptedException {
        return list(Duration.ofMinutes(1));
    }

    private HttpResponse<String> list(Duration limit) throws IOException, InterruptedException {
        return client.send(request(limit), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest request(Duration limit) {
        return HttpRequest.newBuilder(proxy.url().resolve("/v1/finetuning/finetuned-models"))
                .header("Authorization", "Bearer any")
                .timeout(limit)
                .build();
    }

    private int arrived() {
        return cohere.requests(ApiOperation.LIST_FINETUNED_MODELS).size();
    }
}
