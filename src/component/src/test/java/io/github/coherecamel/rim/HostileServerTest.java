package io.github.coherecamel.rim;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.api.CredentialsException;
import io.github.coherecamel.api.InvalidRequestException;
import io.github.coherecamel.api.UnavailableException;
import io.github.coherecamel.api.UnreadableAnswerException;
import io.github.coherecamel.simulator.CohereSimulator;
import io.github.coherecamel.simulator.Fault;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HostileServerTest extends RimTest {
    private static final String ID = "11111111-2222-3333-4444-555555555555";
    private static final String GET = "cohere-finetune:get?modelId=" + ID;

    static Stream<Fault> damages() {
        return Stream.of(
                Fault.empty(),
                Fault.truncated(),
                Fault.truncatedChunked(),
                Fault.resetInHeaders(),
                Fault.resetInBody(),
                Fault.answerLost(),
                Fault.negativeContentLength(),
                Fault.contentType("text/html"));
    }

    @ParameterizedTest
    @MethodSource("damages")
    void endsAnExchangeWhoseAnswerIsDamagedAndLeaveTheNextAlone(Fault fault) {
        var id = addChatModel();
        simulator().inject(fault);

        var first = get(id).getException();
        if (first != null) {
            assertThat(first).isInstanceOfAny(UnavailableException.class, UnreadableAnswerException.class);
        } else {
            assertThat(fault).hasToString("content type");
        }
        succeeded(get(id));
    }

    @ParameterizedTest
    @MethodSource("silences")
    void endsAnExchangeThatNobodyAnswersWholly(Fault fault) {
        var id = addChatModel();
        simulator().inject(fault);

        assertThat(failed(
                        send("cohere-finetune:get?responseTimeout=200ms&modelId=" + id, null, Map.of()),
                        UnavailableException.class))
                .hasMessageContaining("no whole answer from 127.0.0.1:"
                        + simulator().port() + " within 200 ms (option responseTimeout)");
    }

    static Stream<Fault> silences() {
        return Stream.of(Fault.stall(), Fault.stallBody(), Fault.drip(Duration.ofMillis(50)));
    }

    @ParameterizedTest
    @MethodSource("tooMuch")
    void endsAnExchangeWhoseAnswerIsTooLarge(Fault fault) {
        simulator().inject(fault);

        assertThat(failed(send(GET + "&maxResponseSize=10000", null, Map.of()), UnreadableAnswerException.class))
                .hasMessageContaining("larger than the 10000 bytes that option maxResponseSize allows");
    }

    static Stream<Fault> tooMuch() {
        return Stream.of(Fault.oversized(10_001), Fault.oversized(100_000_000), Fault.endless());
    }

    @Test
    void followsNoRedirectAndSendTheKeyNowhereElse() {
        try (var other = CohereSimulator.start()) {
            simulator().inject(Fault.redirect(other.baseUrl()));

            assertThat(failed(send(GET, null, Map.of()), UnreadableAnswerException.class))
                    .hasMessageContaining("it redirects, which is not followed so that the key goes nowhere else")
                    .hasMessageEndingWith("(HTTP 307)");
            assertThat(other.requests()).isEmpty();
        }
    }

    @Test
    void showsNoKeyEvenIfTheServerEchoesIt() {
        simulator().inject(Fault.error(401, "invalid api token " + KEY).header("X-Echo", KEY));

        var failure = failed(send(GET, null, Map.of()), CredentialsException.class);

        assertThat(Throwables.getStackTrace(failure))
                .contains("invalid api token ***")
                .doesNotContain(KEY);
        assertThat(failure.getResponseBody()).doesNotContain(KEY);
        assertThat(failure.getResponseHeaders().values()).doesNotContain(KEY);
    }

    @Test
    void showsNoKeyOfWeightsAndBiasesThatTheServerEchoes() {
        var id = addChatModel();
        simulator()
                .inject(
                        io.github.coherecamel.simulator.ApiOperation.UPDATE_FINETUNED_MODEL,
                        Fault.error(400, "bad key s3cret"));

        var failure = failed(
                send(
                        "cohere-finetune:update?modelId=" + id,
                        "{\"settings\": {\"wandb\": {\"project\": \"p\", \"api_key\": \"s3cret\"}}}",
                        Map.of()),
                InvalidRequestException.class);

        assertThat(failure).hasMessageContaining("bad key ***");
        assertThat(Throwables.getStackTrace(failure)).doesNotContain("s3cret");
    }
}
