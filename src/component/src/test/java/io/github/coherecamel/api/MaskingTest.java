package io.github.coherecamel.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingTest {
    private static final PendingRequest FINETUNING = attempt(new GetModel("m-1"));

    private final Failures failures =
            new Failures(Settings.withKey(), Clock.fixed(Instant.parse("2026-11-22T08:00:00Z"), ZoneOffset.UTC));

    @Test
    void putsTheServersTextOnOneShortLine() {
        var text = "a\r\nFAKE log line\u001b[31m\u2028\u202eb" + "x".repeat(5000);

        var message = failures.of(FINETUNING, Answers.text(400, text)).getMessage();

        assertThat(message)
                .doesNotContainPattern("[\\p{Cc}\\p{Cf}\u2028\u2029]")
                .hasSizeLessThan(400);
    }

    @Test
    void cutsNoCharacterInHalf() {
        var message = failures.of(FINETUNING, Answers.text(400, "x" + "😀".repeat(500)))
                .getMessage();

        assertThat(message.codePoints()).noneMatch(c -> Character.getType(c) == Character.SURROGATE);
    }

    @Test
    void keepsEightKibibytesOfTheBody() {
        assertThat(failures.of(FINETUNING, Answers.text(400, "x".repeat(100_000)))
                        .getResponseBody())
                .hasSize(8 * 1024);
    }

    @Test
    void keepsHeadersButNoCookie() {
        var failure = failures.of(
                FINETUNING, Answers.of(503, "", Map.of("x-debug-trace-id", "7\u0007", "set-cookie", "session=1")));

        assertThat(failure.getResponseHeaders()).containsOnly(Map.entry("x-debug-trace-id", "7"));
    }

    @Test
    void masksTheKeyWhereverTheServerEchoesIt() {
        var key = Settings.KEY;
        var failure = failures.of(
                FINETUNING,
                new Answer(
                        401,
                        "no " + key,
                        Map.of("x-echo", "Bearer " + key),
                        Json.write(Map.of("message", "invalid token " + key))));

        assertThat(failure).hasMessageContaining("invalid token ***");
        assertThat(failure.getResponseBody()).contains("invalid token ***");
        assertThat(failure.getStatusText()).isEqualTo("no ***");
        assertThat(failure.getResponseHeaders()).containsEntry("x-echo", "Bearer ***");
        assertThat(Traces.of(failure)).doesNotContain(key);
    }

    @Test
    void masksASecretThatIsCutInHalf() {
        for (var before = 8 * 1024 - Settings.KEY.length(); before <= 8 * 1024; before++) {
            var failure = failures.of(FINETUNING, Answers.text(400, " ".repeat(before) + Settings.KEY));

            assertThat(failure.getResponseBody()).doesNotContain("co-k");
        }
        for (var before = 256 - Settings.KEY.length(); before <= 256; before++) {
            var failure = failures.of(FINETUNING, Answers.text(400, "x".repeat(before) + Settings.KEY));

            assertThat(failure.getMessage()).doesNotContain("co-k");
        }
    }

    @Test
    void masksTheKeyOfWeightsAndBiases() {
        var failure = failures.of(update(), Answers.message(400, "bad wandb key s3cret"));

        assertThat(failure).hasMessageContaining("bad wandb key ***");
        assertThat(failure.getResponseBody()).doesNotContain("s3cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"47110815", "{\"parts\":[\"x\",47110815]}"})
    void masksAKeyOfWeightsAndBiasesOfWhateverType(String key) {
        var body = Json.read("{\"settings\":{\"wandb\":{\"project\":\"p\",\"api_key\":%s}}}"
                .formatted(key)
                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        var pending = attempt(new UpdateModel("m-1", body.require()));

        var failure = failures.of(pending, Answers.message(400, "bad wandb key " + key.replaceAll("[^0-9.-]", "")));

        assertThat(Traces.of(failure)).contains("bad wandb key ***").doesNotContain("4711");
    }

    @Test
    void masksWhatASuccessfulButUnreadableAnswerEchoes() {
        var answer = Answers.text(200, "s3cret " + Settings.KEY);
        var unreadable = failures.unreadable(update(), answer, cannotRead(answer));

        assertThat(Traces.of(unreadable)).doesNotContain("s3cret").doesNotContain(Settings.KEY);
        assertThat(unreadable.getResponseBody()).isEqualTo("*** ***");
    }

    private static UnexpectedJsonException cannotRead(Answer answer) {
        try {
            throw new AssertionError("this is JSON: " + Json.read(answer.body()));
        } catch (UnexpectedJsonException e) {
            return e;
        }
    }

    private static PendingRequest update() {
        var body = Json.read("{\"name\":\"n\",\"settings\":{\"wandb\":{\"project\":\"p\",\"api_key\":\"s3cret\"}}}"
                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return attempt(new UpdateModel("m-1", body.require()));
    }

    private static PendingRequest attempt(Call<?> call) {
        return new PendingRequest(call.task(), call.request(), call.isRepeatable(), call.secrets());
    }
}
