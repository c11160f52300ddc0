package io.github.coherecamel.rim;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.api.CohereException;
import io.github.coherecamel.api.CredentialsException;
import io.github.coherecamel.api.NotFoundException;
import io.github.coherecamel.api.QuotaExceededException;
import io.github.coherecamel.api.UnavailableException;
import io.github.coherecamel.api.UnreadableAnswerException;
import io.github.coherecamel.simulator.Fault;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FailuresOnTheWireTest extends RimTest {
    private static final String ID = "11111111-2222-3333-4444-555555555555";
    private static final String GET = "cohere-finetune:get?modelId=" + ID;

    @ParameterizedTest
    @CsvSource({
        "400, InvalidRequestException, VALIDATION",
        "401, CredentialsException, AUTH",
        "402, QuotaExceededException, RATE_LIMIT",
        "404, NotFoundException, VALIDATION",
        "501, ApiRetiredException, UNKNOWN",
        "503, UnavailableException, SERVER_ERROR"
    })
    void endTheExchangeAsTheirStatusSays(int status, String type, String category) {
        simulator().inject(Fault.status(status));

        var exchange = send(GET, null, Map.of());

        var failure = failed(exchange, CohereException.class);
        assertThat(failure.getClass().getSimpleName()).isEqualTo(type);
        assertThat(failure.getStatusCode()).isEqualTo(status);
        assertThat(failure)
                .hasMessageStartingWith("Could not get fine-tuned model " + ID + ": ")
                .hasMessageContaining("simulated error " + status)
                .hasMessageEndingWith(" (HTTP " + status + ")");
        assertThat(exchange.getProperty("CamelAiErrorCategory")).isEqualTo(category);
        assertThat(exchange.getProperty("CamelAiRetryAfterMillis")).isNull();
        assertThat(exchange.getMessage().getHeader(Exchange.REDELIVERY_DELAY)).isNull();
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of(
                        Fault.status(200).body("application/json", ""), UnreadableAnswerException.class, "it is empty"),
                Arguments.of(
                        Fault.status(200).body("application/json", "{} {}"),
                        UnreadableAnswerException.class,
                        "not JSON"),
                Arguments.of(Fault.deeplyNested(100_000), UnreadableAnswerException.class, "nesting depth"),
                Arguments.of(Fault.garbage(), UnreadableAnswerException.class, "not HTTP"),
                Arguments.of(Fault.reset(), UnavailableException.class, "127.0.0.1"),
                Arguments.of(Fault.close(), UnavailableException.class, "127.0.0.1"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void tellWhatAnsweredAndWhatToDo(Fault fault, Class<? extends CohereException> type, String text) {
        simulator().inject(fault);

        assertThat(failed(send(GET, null, Map.of()), type)).hasMessageContaining(text);
    }

    @Test
    void carryTheWaitThatTheServerAsksForInSeconds() {
        simulator().inject(Fault.rateLimited().retryAfter(Duration.ofSeconds(7)));

        var exchange = send(GET, null, Map.of());

        assertThat(failed(exchange, UnavailableException.class).retryAfter()).contains(Duration.ofSeconds(7));
        assertThat(exchange.getMessage().getHeader(Exchange.REDELIVERY_DELAY)).isEqualTo(7000L);
        assertThat(exchange.getProperty("CamelAiRetryAfterMillis")).isEqualTo(7000L);
    }

    @Test
    void carryTheWaitThatTheServerAsksForAsADate() {
        var date = Instant.now().plus(Duration.ofDays(1));
        simulator().inject(Fault.status(503).retryAfter(date));

        var wait = failed(send(GET, null, Map.of()), UnavailableException.class).retryAfter();

        assertThat(wait).contains(Duration.ofSeconds(60));
    }

    @Test
    void cutTheWaitToTheLongestThatAnOptionAllows() {
        simulator().inject(Fault.rateLimited().retryAfter(Duration.ofDays(1)));

        var exchange = send(GET + "&maxRetryAfter=90s", null, Map.of());

        assertThat(exchange.getMessage().getHeader(Exchange.REDELIVERY_DELAY)).isEqualTo(90_000L);
    }

    @Test
    void askForNoWaitIfTheQuotaIsUsedUp() {
        simulator().inject(Fault.monthlyQuota().retryAfter(Duration.ofSeconds(7)));

        var exchange = send(GET, null, Map.of());

        failed(exchange, QuotaExceededException.class);
        assertThat(exchange.getMessage().getHeader(Exchange.REDELIVERY_DELAY)).isNull();
        assertThat(exchange.getProperty("CamelAiErrorCategory")).isEqualTo("RATE_LIMIT");
    }

    @Test
    void endAnExchangeWithNobodyThere() throws Exception {
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        var failure =
                failed(send(GET + "&baseUrl=http://127.0.0.1:" + port, null, Map.of()), UnavailableException.class);

        assertThat(failure).hasMessageContaining("no connection to 127.0.0.1:" + port);
        assertThat(failure.getStatusCode()).isZero();
    }

    @Test
    void endAnExchangeWhoseHostDoesNotExist() {
        assertThat(failed(send(GET + "&baseUrl=https://nowhere.invalid", null, Map.of()), UnavailableException.class))
                .hasMessageContaining("there is no host nowhere.invalid. Check option baseUrl");
    }

    @Test
    void areNeverRepeatedByTheComponentItself() {
        simulator().inject(Fault.status(503).header("Retry-After", "0"), 3);
        simulator().inject(Fault.close());

        failed(send(GET, null, Map.of()), UnavailableException.class);

        assertThat(simulator().requests()).hasSize(1);
    }

    @Test
    void nameAWrongKey() {
        assertThat(failed(send(GET + "&apiKey=wrong", null, Map.of()), CredentialsException.class))
                .hasMessageEndingWith("invalid api token (HTTP 401)");
    }

    @Test
    void nameAMissingModel() {
        assertThat(failed(send(GET, null, Map.of()), NotFoundException.class))
                .hasMessage(
                        "Could not get fine-tuned model " + ID + ": finetuned model " + ID + " not found (HTTP 404)");
    }
}
