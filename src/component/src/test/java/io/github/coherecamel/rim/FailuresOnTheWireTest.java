package io.github.coherecamel.rim;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.api.CohereException;
import io.github.coherecamel.api.CredentialsException;
import io.github.coherecamel.api.NotFoundException;
import io.github.coherecamel.api.QuotaExceededException;
import io.github.coherecamel.api.UnavailableException;
import io.github.coherecamel.simulator.Fault;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailuresOnTheWireTest extends RimTest {
    private static final String ID = "11111111-2222-3333-4444-555555555555";
    private static final String GET = "cohere-finetune:get?modelId=" + ID;

    @ParameterizedTest
    @CsvSource({
        "400, InvalidRequestException, VALIDATION",
        "401, CredentialsException, AUTH",
        "402, QuotaExceededException, RATE_LIMIT",
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

    @Test
    void carryTheWaitThatTheServerAsksForInSeconds() {
        simulator().inject(Fault.rateLimited().retryAfter(Duration.ofSeconds(7)));

        var exchange = send(GET, null, Map.of());

        assertThat(failed(exchange, UnavailableException.class).retryAfter()).contains(Duration.ofSeconds(7));
        assertThat(exchange.getMessage().getHeader(Exchange.REDELIVERY_DELAY)).isEqualTo(7000L);
        assertThat(exchange.getProperty("CamelAiRetryAfterMillis")).isEqualTo(7000L);
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
