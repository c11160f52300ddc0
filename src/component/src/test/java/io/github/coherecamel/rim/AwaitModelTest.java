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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AwaitModelTest extends AwaitTestSupport {
    private static final String AWAIT = "cohere-finetune:await";

    @Test
    void endsWhenTheModelIsReady() {
        var id = addChatModel();
        simulator().setModelStatus(id, "STATUS_UNSPECIFIED");
        var waiting = awaiting(AWAIT, id);
        untilPaused();
        for (var notYet : List.of(
                "STATUS_QUEUED",
                "STATUS_FINETUNING",
                "STATUS_DEPLOYING_API",
                "STATUS_TEMPORARILY_OFFLINE",
                "STATUS_PAUSED")) {
            simulator().setModelStatus(id, notYet);
            pollInVain();
        }
        var newerThanThisLibrary = "{'finetuned_model': {'id': 'm', 'status': 'STATUS_COOLING_DOWN'}}";
        simulator().inject(GET_FINETUNED_MODEL, ScriptedAnswers.json(newerThanThisLibrary));
        pollInVain();
        assertThat(waiting).isNotDone();

        simulator().setModelStatus(id, "STATUS_READY");
        pollAgain();

        var message = succeeded(waiting.join()).getMessage();
        assertThat(message.getHeaders())
                .containsEntry(CohereFinetuneHeaders.STATUS, "STATUS_READY")
                .containsEntry(Exchange.HTTP_RESPONSE_CODE, 200);
        assertThat(message.getBody(FinetunedModel.class).id()).isEqualTo(id);
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
        pollAgain();
        untilPaused();
        succeeded(send("cohere-finetune:delete?modelId=" + removed, null, Map.of()));
        pollAgain();
        assertThat(failed(waiting.join(), NotFoundException.class)).hasMessageEndingWith("(HTTP 404)");
    }

    @Test
    void waitsForTrainingThatCompletedAfterTheUpdateIfAskedTo() {
        var id = addChatModel();
        var completed = model(id, "'completed_at': '2026-02-01T12:00:00Z'");
        simulator().inject(GET_FINETUNED_MODEL, completed, 2);
        var headers = Map.<String, Object>of(
                CohereFinetuneHeaders.MODEL_ID,
                id,
                CohereFinetuneHeaders.UPDATED_AT,
                Instant.parse("2026-02-01T12:00:01Z"));

        assertThat(sendLater(AWAIT, null, headers).join().getException()).isNull();
        var waiting = sendLater(AWAIT + "?newTraining=true", null, headers);
        untilPaused();
        simulator().inject(GET_FINETUNED_MODEL, model(id, "'name': 'support'"));
        pollAgain();
        untilPaused();
        simulator().inject(GET_FINETUNED_MODEL, model(id, "'completed_at': '2026-02-01T12:00:01Z'"));
        pollAgain();

        assertThat(succeeded(waiting.join())
                        .getMessage()
                        .getBody(FinetunedModel.class)
                        .completedAt())
                .isEqualTo("2026-02-01T12:00:01Z");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-01T11:59:59Z, 2026-02-01T12:00:00Z, false",
        "                    , 2026-02-01T12:00:00Z, false",
        "2026-02-01T12:00:00Z, 2026-02-01T12:00:00Z, true",
        "2026-02-01T11:59:59Z, 2026-02-01T12:00:01Z, true",
        "                    , 2026-02-01T12:00:01Z, true"
    })
    void isNotEndedByTheFailureOfEarlierTraining(String completed, String updated, boolean isEnded) {
        var id = addChatModel();
        var completedAt = completed == null ? "" : ", 'completed_at': '" + completed + '\'';
        simulator()
                .inject(
                        GET_FINETUNED_MODEL,
                        ScriptedAnswers.json("{'finetuned_model': {'id': '" + id
                                + "', 'status': 'STATUS_FAILED', 'updated_at': '" + updated + '\'' + completedAt
                                + "}}"));
        var waiting = sendLater(
                AWAIT + "?newTraining=true",
                null,
                Map.of(
                        CohereFinetuneHeaders.MODEL_ID,
                        id,
                        CohereFinetuneHeaders.UPDATED_AT,
                        Instant.parse("2026-02-01T12:00:00Z")));

        if (!isEnded) {
            untilPaused();
            simulator().setModelStatus(id, "STATUS_FAILED");
            pollAgain();
        }

        failed(ended(waiting), TrainingFailedException.class);
        assertThat(simulator().requests(GET_FINETUNED_MODEL)).hasSize(isEnded ? 1 : 2);
    }

    @Test
    void takesTheReadyModelIfTheUpdateWroteNothing() {
        var id = addChatModel();
        var update = "cohere-finetune:update?modelId=" + id + "&datasetId=" + addDataset("validated");

        var updated = send(update, null, Map.of());
        assertThat(updated.getMessage().getHeader(CohereFinetuneHeaders.UPDATED_AT))
                .isEqualTo(updated.getMessage().getBody(FinetunedModel.class).updatedAt());
        var same = send(update, null, updated.getMessage().getHeaders());

        assertThat(same.getMessage().getHeaders()).doesNotContainKey(CohereFinetuneHeaders.UPDATED_AT);
        succeeded(awaiting(AWAIT + "?newTraining=true", id).join());
    }

    @Test
    void failsWhenTimeIsUp() {
        var id = addChatModel();
        simulator().setModelStatus(id, "STATUS_FINETUNING");
        var waiting = awaiting(AWAIT + "?timeout=1m", id);

        untilPaused();
        time.advance(Duration.ofMinutes(1));

        var exchange = waiting.join();
        assertThat(failed(exchange, TimedOutException.class))
                .hasMessage("Could not await the training of fine-tuned model " + id
                        + ": it took longer than 60000 ms (option timeout). It may still happen");
        assertThat(exchange.getProperty("CamelAiErrorCategory")).isEqualTo("UNKNOWN");
    }

    @Test
    void asksAgainIfAPollFails() {
        var id = addChatModel();
        var waiting = awaiting(AWAIT, id, Fault.status(503));
        for (var fault : List.of(Fault.status(500), Fault.reset(), Fault.rateLimited(), Fault.status(504))) {
            untilPaused();
            simulator().inject(GET_FINETUNED_MODEL, fault);
            pollAgain();
        }
        pollAgain();

        succeeded(waiting.join());
        assertThat(simulator().requests(GET_FINETUNED_MODEL)).hasSize(6);
    }

    @Test
    void tellsTheLastPollsFailureWhenTimeIsUp() {
        // Also of a poll that is due before, and may have been answered by then.
        simulator().injectAlways(GET_FINETUNED_MODEL, Fault.status(503));
        var waiting = awaiting(AWAIT + "?timeout=1m", addChatModel());
        untilPaused();
        time.advance(Duration.ofMinutes(1));

        var failure = failed(waiting.join(), TimedOutException.class);
        assertThat(failure).hasMessageContaining("the last poll failed, too: Could not await the training");
        assertThat(failure.getSuppressed()).hasOnlyElementsOfType(UnavailableException.class);
    }

    @Test
    void failsAtOnceIfAPollCannotSucceed() {
        failed(awaiting(AWAIT, addChatModel(), Fault.status(401)).join(), CredentialsException.class);

        assertThat(simulator().requests()).hasSize(1);
    }

    @Test
    void findsWhatTheApiDidNotFindAMomentAgo() {
        var id = addChatModel();
        var waiting = awaiting(AWAIT, id, Fault.status(404));

        // Besides the next poll and the deadline there is the end of the grace period.
        Awaitility.await().atMost(LONG).until(() -> timers().size() == 3);
        time.advance(timers().get(0));

        succeeded(waiting.join());
    }

    @Test
    void saysThatTheModelIsMissing() {
        assertThat(failed(send(AWAIT, null, Map.of()), InvalidInputException.class))
                .hasMessage("Could not await a fine-tuned model: there is no modelId. Set header "
                        + "CamelCohereFinetuneModelId or option modelId");
    }

    private static Fault model(String id, String field) {
        return ScriptedAnswers.json(
                "{'finetuned_model': {'id': '" + id + "', 'status': 'STATUS_READY', " + field + "}}");
    }

    private CompletableFuture<Exchange> awaiting(String uri, String id, Fault... faults) {
        for (var fault : faults) {
            simulator().inject(GET_FINETUNED_MODEL, fault);
        }
        return sendLater(uri, null, Map.of(CohereFinetuneHeaders.MODEL_ID, id));
    }
}
