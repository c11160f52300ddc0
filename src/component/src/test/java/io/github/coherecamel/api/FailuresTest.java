package io.github.coherecamel.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailuresTest {
    private static final String RETIRED = "was removed on September 15, 2025";
    private static final PendingRequest FINETUNING = attempt(new GetModel("m-1"));
    private static final PendingRequest DATASETS = attempt(new GetDataset("d-1"));

    private final Failures failures =
            new Failures(Settings.withKey(), Clock.fixed(Instant.parse("2026-11-22T08:00:00Z"), ZoneOffset.UTC));

    @Test
    void areThoseOfHttpThatRoutesMayKnow() {
        for (var status : new int[] {400, 404, 429, 503}) {
            var failure = failures.of(FINETUNING, Answers.message(status, "for a reason"));

            assertThat(failure).isInstanceOf(HttpOperationFailedException.class);
            assertThat(failure.getStatusCode()).isEqualTo(status);
            assertThat(failure.getMessage()).endsWith("(HTTP " + status + ")");
        }
    }

    /** The others have the same category whatever happened. */
    @Test
    void areOfARateLimitOrOfTheServer() {
        assertThat(failures.of(FINETUNING, Answers.message(429, "no")).category())
                .isEqualTo(ErrorCategory.RATE_LIMIT);
        assertThat(failures.of(FINETUNING, Answers.message(503, "no")).category())
                .isEqualTo(ErrorCategory.SERVER_ERROR);
    }

    @Test
    void saysWhoRetiredAMissingRoute() {
        assertThat(failures.of(FINETUNING, Answers.text(404, "404 page not found")))
                .hasMessage("Could not get fine-tuned model m-1: the server does not offer fine-tuning (404 page not "
                        + "found). Cohere retired it on its own platform on 2025-09-15; set option baseUrl to a "
                        + "deployment that has it (HTTP 404)");
    }

    @ParameterizedTest
    @CsvSource({"retired-bot, finetuned model retired-bot not found", "abc, finetuned model abc has been removed"})
    void takesNoSingleModelForAllOfFineTuning(String id, String message) {
        assertThat(failures.of(attempt(new GetModel(id)), Answers.message(404, message)))
                .isInstanceOf(NotFoundException.class);
        assertThat(failures.of(attempt(new GetModel(id)), Answers.message(403, message)))
                .isInstanceOf(CredentialsException.class);
    }

    @Test
    void asksForAKeyIfNoneWasSent() {
        var without = new Failures(Settings.withoutKey(), Clock.systemUTC());

        assertThat(without.of(FINETUNING, Answers.message(401, "no api key supplied")))
                .hasMessage(
                        "Could not get fine-tuned model m-1: no api key supplied. No key was sent: set option apiKey "
                                + "or environment variable CO_API_KEY (HTTP 401)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"monthly cap reached", "1000 calls per month"})
    void tellsAQuotaForTheMonthFromALimitForTheMinute(String message) {
        assertThat(failures.of(FINETUNING, Answers.message(429, message))).isInstanceOf(QuotaExceededException.class);
        assertThat(failures.of(
                        FINETUNING,
                        Answers.message(429, "You are using a Trial key, which is limited to 40 API calls / minute.")))
                .isInstanceOf(UnavailableException.class);
    }

    @Test
    void showsNothingOfAWebPage() {
        var page = Answers.of(
                403, "<html><body>deprecated</body></html>", Map.of("content-type", "Text/HTML; charset=utf-8"));

        assertThat(failures.of(FINETUNING, page))
                .isInstanceOf(UnreadableAnswerException.class)
                .hasMessageContaining("a web page answered, not the API. Does option baseUrl name the API, ")
                .hasMessageNotContaining("<");
    }

    @Test
    void saysThatThereIsNoReasonIfThereIsNone() {
        assertThat(failures.of(FINETUNING, Answers.text(500, " \n")))
                .hasMessage("Could not get fine-tuned model m-1: the server gave no reason (HTTP 500)");
        assertThat(failures.of(FINETUNING, Answers.json(500, "{\"message\":\"\"}")))
                .hasMessageContaining("{\"message\":\"\"}");
    }

    @Test
    void takesPlainTextAndForeignJsonForTheReason() {
        assertThat(failures.of(FINETUNING, Answers.text(400, "upstream said no")))
                .hasMessageContaining("upstream said no");
        assertThat(failures.of(FINETUNING, Answers.json(400, "{\"error\":\"no\"}")))
                .hasMessageContaining("{\"error\":\"no\"}");
        assertThat(failures.of(FINETUNING, Answers.json(400, "[1]"))).hasMessageContaining("[1]");
        assertThat(failures.of(FINETUNING, Answers.json(400, "404"))).hasMessageContaining("404");
    }

    @Test
    void tellsAWebPageThatPosesAsAnAnswer() {
        var page = Answers.of(200, "<html>", Map.of("content-type", "text/html"));

        assertThat(failures.unreadable(FINETUNING, page, cannotRead(page)))
                .hasMessage(
                        "Could not get fine-tuned model m-1: the answer is a web page. Does option baseUrl name the "
                                + "API, and does no proxy stand between? (HTTP 200)");
    }

    @Test
    void sortsWhatNeverAnswered() {
        assertThat(without(new NotSentException(new ConnectException("Connection refused"))))
                .isInstanceOf(UnavailableException.class)
                .hasMessage("Could not get fine-tuned model m-1: no connection to cohere.example.com (Connection "
                        + "refused)");
        assertThat(without(new NotSentException(new UnknownHostException("cohere.example.com"))))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("there is no host cohere.example.com. Check option baseUrl");
        assertThat(without(new CompletionException(new TimeoutException())))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("within 30000 ms (option responseTimeout)");
        assertThat(without(new IOException("Connection reset"))).isInstanceOf(UnavailableException.class);
        assertThat(without(new NotSentException(new SSLHandshakeException("bad_certificate"))))
                .isInstanceOf(CredentialsException.class)
                .hasMessageContaining("option sslContextParameters");
        assertThat(without(new MessageConstraintException("Maximum line length limit exceeded")))
                .isInstanceOf(UnreadableAnswerException.class);
        assertThat(without(new RefusedAnswerException("it is larger"))).isInstanceOf(UnreadableAnswerException.class);
    }

    private CohereException without(Throwable failure) {
        var problem = failures.withoutAnswer(FINETUNING, failure);
        assertThat(problem.getStatusCode()).isZero();
        return problem;
    }

    private static UnexpectedJsonException cannotRead(Answer answer) {
        try {
            throw new AssertionError("this is JSON: " + Json.read(answer.body()));
        } catch (UnexpectedJsonException e) {
            return e;
        }
    }

    @Test
    void cutsALongUri() {
        var fields = Collections.nCopies(300, "abc");
        var request = Request.get(Target.of("v1", "datasets").with("keep_fields", fields));

        assertThat(failures.of(new PendingRequest("upload", request, true, List.of()), Answers.message(500, "no")))
                .isInstanceOfSatisfying(
                        HttpOperationFailedException.class,
                        failure -> assertThat(failure.getUri()).endsWith("...").hasSize(515));
    }

    private static PendingRequest attempt(Call<?> call) {
        return new PendingRequest(call.task(), call.request(), call.isRepeatable(), call.secrets());
    }
}
