package io.github.coherecamel.rim;

import static io.github.coherecamel.simulator.ApiOperation.GET_FINETUNED_MODEL;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.api.CredentialsException;
import io.github.coherecamel.api.InvalidInputException;
import io.github.coherecamel.api.NotFoundException;
import io.github.coherecamel.api.TimedOutException;
import io.github.coherecamel.api.TrainingFailedException;
import io.github.coherecamel.api.UnavailableException;
import io.github.coherecamel.finetune.CohereFinetuneHeaders;
import io.github.coherecamel.model.FinetunedModel;
import io.github.coherecamel.simulator.Fault;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AwaitModelTest extends RimTest {
    private static final String AWAIT = "cohere-finetune:await?pollInterval=10ms";
    private static final Duration LONG = Duration.ofSeconds(30);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "STATUS_UNSPECIFIED",
                "STATUS_QUEUED",
                "STATUS_FINETUNING",
                "STATUS_DEPLOYING_API",
                "STATUS_TEMPORARILY_OFFLINE",
                "STATUS_PAUSED"
            })
    void endsWhenTheModelIsReady(String notYet) {
        var id = addChatModel();
        simulator().setModelStatus(id, notYet);
        var waiting = awaiting(AWAIT, id);
        polled(3);
        assertThat(waiting).isNotDone();

        simulator().setModelStatus(id, "STATUS_READY");

        var message = succeeded(waiting.join()).getMessage();
        assertThat(message.getHeaders())
                .containsEntry(CohereFinetuneHeaders.STATUS, "STATUS_READY")
                .containsEntry(Exchange.HTTP_RESPONSE_CODE, 200);
        assertThat(message.getBody(FinetunedModel.class).id()).isEqualTo(id);
    }

    @Test
    void goesOnWaitingInAStatusThatIsNewerThanThisLibrary() {
        var json = "{'finetuned_model': {'id': 'm', 'status': 'STATUS_COOLING_DOWN'}}";
        simulator().inject(GET_FINETUNED_MODEL, ScriptedAnswers.json(json), 3);

        succeeded(awaiting(AWAIT, addChatModel()).join());

        assertThat(simulator().requests()).hasSize(4);
    }

    @Test
    void failsWhenTrainingFails() {
        var id = addChatModel();
        simulator().setModelStatus(id, "STATUS_FAILED");

        var exchange = awaiting(AWAIT, id).join();

        assertThat(failed(exchange, TrainingFailedException.class))
                .hasMessage("Could not await the training of fine-tuned model " + id
                        + ": training failed. The API gives no reason: look at the model's events and metrics");
        assertThat(exchange.getProperty("CamelAiErrorCategory")).isEqualTo("UNKNOWN");
        assertThat(simulator().requests()).hasSize(1);
    }

    @Test
    void failsWhenTheModelIsDeletedMeanwhile() {
        var marked = addChatModel();
        simulator().setModelStatus(marked, "STATUS_DELETED");
        assertThat(failed(awaiting(AWAIT, marked).join(), TrainingFailedException.class))
                .hasMessageEndingWith("the model was deleted");

        var removed = addChatModel();
        simulator().setModelStatus(removed, "STATUS_QUEUED");
        var waiting = awaiting(AWAIT, removed);
        polled(3);
        succeeded(send("cohere-finetune:delete?modelId=" + removed, null, Map.of()));
        assertThat(failed(waiting.join(), NotFoundException.class)).hasMessageEndingWith("(HTTP 404)");
    }

    @Test
    void failsWhenTimeIsUp() {
        var id = addChatModel();
        simulator().setModelStatus(id, "STATUS_FINETUNING");

        assertThat(failed(awaiting(AWAIT + "&timeout=100ms", id).join(), TimedOutException.class))
                .hasMessage("Could not await the training of fine-tuned model " + id
                        + ": it took longer than 100 ms (option timeout). It may still happen");
    }

    @Test
    void asksAgainIfAPollFails() {
        var id = addChatModel();
        simulator().inject(Fault.status(503));
        simulator().inject(Fault.status(500));
        simulator().inject(Fault.reset());
        simulator().inject(Fault.stall());
        simulator().inject(Fault.rateLimited());

        succeeded(awaiting(AWAIT + "&responseTimeout=500ms", id).join());

        assertThat(simulator().requests(GET_FINETUNED_MODEL)).hasSize(6);
    }

    @Test
    void tellsTheLastPollsFailureWhenTimeIsUp() {
        simulator().inject(Fault.status(503), Integer.MAX_VALUE);

        var failure = failed(awaiting(AWAIT + "&timeout=100ms", addChatModel()).join(), TimedOutException.class);

        assertThat(failure).hasMessageContaining("the last poll failed, too: Could not await the training");
        assertThat(failure.getSuppressed()).hasOnlyElementsOfType(UnavailableException.class);
    }

    @Test
    void failsAtOnceIfAPollCannotSucceed() {
        simulator().inject(Fault.status(401));

        failed(awaiting(AWAIT, addChatModel()).join(), CredentialsException.class);

        assertThat(simulator().requests()).hasSize(1);
    }

    @Test
    void saysThatTheModelIsMissing() {
        assertThat(failed(send(AWAIT, null, Map.of()), InvalidInputException.class))
                .hasMessage("Could not await a fine-tuned model: there is no modelId. Set header "
                        + "CamelCohereFinetuneModelId or option modelId");
    }

    private CompletableFuture<Exchange> awaiting(String uri, String id) {
        return sendLater(uri, null, Map.of(CohereFinetuneHeaders.MODEL_ID, id));
    }

    private static void polled(int times) {
        var before = simulator().requests(GET_FINETUNED_MODEL).size();
        Awaitility.await()
                .atMost(LONG)
                .until(() -> simulator().requests(GET_FINETUNED_MODEL).size() >= before + times);
    }
}
