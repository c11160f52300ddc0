package io.github.coherecamel.rim;

import static io.github.coherecamel.simulator.ApiOperation.GET_FINETUNED_MODEL;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.api.CredentialsException;
import io.github.coherecamel.api.NotFoundException;
import io.github.coherecamel.api.TimedOutException;
import io.github.coherecamel.api.TrainingFailedException;
import io.github.coherecamel.finetune.CohereFinetuneHeaders;
import io.github.coherecamel.model.FinetunedModel;
import io.github.coherecamel.simulator.Fault;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AwaitModelTest extends RimTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    @Test
    void endsWhenTheModelIsReady() {
        var id = addChatModel();
        simulator().setModelStatus(id, "STATUS_QUEUED");
        var waiting = awaiting(id, "");
        polled(3);
        simulator().setModelStatus(id, "STATUS_SOMETHING_NEW");
        polled(6);
        assertThat(waiting).isNotDone();

        simulator().setModelStatus(id, "STATUS_READY");

        var message = succeeded(waiting.join()).getMessage();
        assertThat(message.getBody(FinetunedModel.class).id()).isEqualTo(id);
        assertThat(message.getHeader(CohereFinetuneHeaders.STATUS)).isEqualTo("STATUS_READY");
        assertThat(message.getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(200);
    }

    @Test
    void failsWhenTrainingFails() {
        var id = addChatModel();
        simulator().setModelStatus(id, "STATUS_FAILED");

        assertThat(failed(awaiting(id, "").join(), TrainingFailedException.class))
                .hasMessageStartingWith(
                        "Could not await the training of fine-tuned model " + id + ": training failed.");
    }

    @Test
    void failsWhenAPollCannotSucceed() {
        var id = addChatModel();
        simulator().inject(GET_FINETUNED_MODEL, Fault.status(401));

        failed(awaiting(id, "").join(), CredentialsException.class);
        failed(awaiting(new UUID(0, 0).toString(), "").join(), NotFoundException.class);
    }

    @Test
    void failsWhenTimeIsUpAndTellsOfAPollThatFailed() {
        var id = addChatModel();
        simulator().inject(Fault.status(503), Integer.MAX_VALUE);

        assertThat(failed(awaiting(id, "&timeout=150ms").join(), TimedOutException.class))
                .hasMessageContaining("it took longer than 150 ms (option timeout); the last poll failed, too: ")
                .hasMessageContaining("(HTTP 503)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"STATUS_QUEUED", "STATUS_FINETUNING", "STATUS_DEPLOYING_API", "STATUS_PAUSED"})
    void waitsOnInEveryStateThatCanMoveOn(String status) {
        var id = addChatModel();
        simulator().setModelStatus(id, status);

        failed(awaiting(id, "&timeout=50ms").join(), TimedOutException.class);
    }

    private CompletableFuture<Exchange> awaiting(String id, String options) {
        return sendLater("cohere-finetune:await?pollInterval=10ms&modelId=" + id + options, null, Map.of());
    }

    private static void polled(int times) {
        Awaitility.await()
                .atMost(LONG)
                .until(() -> simulator().requests(GET_FINETUNED_MODEL).size() >= times);
    }
}
