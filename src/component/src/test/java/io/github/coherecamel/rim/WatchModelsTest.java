package io.github.coherecamel.rim;

import static io.github.coherecamel.simulator.ApiOperation.GET_FINETUNED_MODEL;
import static io.github.coherecamel.simulator.ApiOperation.LIST_FINETUNED_MODELS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.model.FinetunedModel;
import io.github.coherecamel.simulator.Fault;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.ServiceStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WatchModelsTest extends RimTest {
    private static final String ALL = "cohere-finetune:watch?" + Watch.BY_HAND;

    @Test
    void asksNobodyWhenItStarts() throws Exception {
        Watch.start(context, ALL);
        Watch.start(context, "cohere-dataset:watch?" + Watch.BY_HAND);

        assertThat(simulator().requests()).isEmpty();
    }

    @Test
    void tellsOfEachChangeOnceAndOfNothingElse() throws Exception {
        var one = addChatModel();
        var two = addChatModel();
        simulator().setModelStatus(one, "STATUS_QUEUED");
        var watch = Watch.start(context, ALL);

        watch.assertPollTells(one + " null STATUS_QUEUED", two + " null STATUS_READY");
        watch.assertPollTells();
        simulator().setModelStatus(one, "STATUS_FINETUNING");
        watch.assertPollTells(one + " STATUS_QUEUED STATUS_FINETUNING");
        watch.assertPollTells();
        simulator().setModelStatus(one, "STATUS_READY");
        var three = addChatModel();
        watch.assertPollTells(one + " STATUS_FINETUNING STATUS_READY", three + " null STATUS_READY");
        watch.assertPollTells();
    }

    @Test
    void givesTheModelAsBody() throws Exception {
        var id = addChatModel();
        var watch = Watch.start(context, ALL);

        watch.poll();

        var message = watch.exchanges().get(0).getMessage();
        assertThat(message.getBody(FinetunedModel.class).id()).isEqualTo(id);
        assertThat(message.getBody(String.class)).contains("\"status\":\"STATUS_READY\"");
        assertThat(message.getExchange().getProperty(Exchange.BATCH_SIZE)).isEqualTo(1);
        assertThat(message.getExchange().getProperty(Exchange.BATCH_COMPLETE)).isEqualTo(true);
    }

    @Test
    void tellsNotOfWhatIsThereIfNotToldTo() throws Exception {
        var old = addChatModel();
        var watch = Watch.start(context, ALL + "&includeExisting=false");

        watch.assertPollTells();
        var young = addChatModel();
        simulator().setModelStatus(old, "STATUS_PAUSED");
        watch.assertPollTells(old + " STATUS_READY STATUS_PAUSED", young + " null STATUS_READY");
    }

    @Test
    void watchesOneModel() throws Exception {
        var id = addChatModel();
        addChatModel();
        var watch = Watch.start(context, ALL + "&modelId=" + id);

        watch.assertPollTells(id + " null STATUS_READY");
        watch.assertPollTells();
        simulator().setModelStatus(id, "STATUS_FAILED");
        watch.assertPollTells(id + " STATUS_READY STATUS_FAILED");
        assertThat(simulator().requests(LIST_FINETUNED_MODELS)).isEmpty();
    }

    @Test
    void failsAPollIfTheModelWasNeverThere() throws Exception {
        var watch = Watch.start(context, ALL + "&modelId=" + new UUID(0, 0));

        watch.assertPollTells();

        assertThat(watch.consumer().getErrorCounter()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{'finetuned_models':[null]}", "{'finetuned_models':[{'id':null}]}"})
    void survivesAnyAnswer(String odd) throws Exception {
        var id = addChatModel();
        var watch = Watch.start(context, ALL);
        simulator().inject(LIST_FINETUNED_MODELS, ScriptedAnswers.json(odd));

        watch.assertPollTells();
        watch.assertPollTells(id + " null STATUS_READY");
    }

    @Test
    void losesNoStateIfAPollFails() throws Exception {
        var id = addChatModel();
        var watch = Watch.start(context, ALL);
        watch.assertPollTells(id + " null STATUS_READY");

        for (var fault : new Fault[] {Fault.status(500), Fault.reset(), Fault.pageNotFound(), Fault.retired()}) {
            simulator().inject(LIST_FINETUNED_MODELS, fault);
            watch.assertPollTells();
            assertThat(watch.consumer().getErrorCounter()).as("%s", fault).isPositive();
        }
        watch.assertPollTells();
        assertThat(watch.consumer().getErrorCounter()).isZero();
        simulator().setModelStatus(id, "STATUS_PAUSED");
        simulator().inject(LIST_FINETUNED_MODELS, Fault.truncated());
        watch.assertPollTells();
        watch.assertPollTells(id + " STATUS_READY STATUS_PAUSED");
    }

    @Test
    void readsEveryPage() throws Exception {
        var ids = IntStream.range(0, 120).mapToObj(i -> addChatModel()).toList();
        var watch = Watch.start(context, ALL);

        watch.poll();

        assertThat(watch.told())
                .containsExactlyInAnyOrderElementsOf(
                        ids.stream().map(id -> id + " null STATUS_READY").toList());
        assertThat(simulator().requests(LIST_FINETUNED_MODELS)).hasSizeGreaterThan(1);
        simulator().setModelStatus(ids.get(119), "STATUS_PAUSED");
        watch.assertPollTells(ids.get(119) + " STATUS_READY STATUS_PAUSED");
    }

    @Test
    void suspendsItselfWhenNothingCanFollow() throws Exception {
        var id = addChatModel();
        simulator().setModelStatus(id, "STATUS_FINETUNING");
        var watch = Watch.start(context, ALL + "&stopAtTerminal=true&modelId=" + id);

        watch.assertPollTells(id + " null STATUS_FINETUNING");
        assertThat(watch.consumer().getStatus()).isEqualTo(ServiceStatus.Started);
        simulator().setModelStatus(id, "STATUS_READY");
        watch.assertPollTells(id + " STATUS_FINETUNING STATUS_READY");
        assertThat(watch.consumer().getStatus()).isEqualTo(ServiceStatus.Suspended);

        var calls = simulator().requests().size();
        watch.assertPollTells();
        assertThat(simulator().requests()).hasSize(calls);
    }

    @Test
    void suspendsItselfAgainIfItIsResumedAndNothingFollowed() throws Exception {
        var id = addChatModel();
        var watch = Watch.start(context, ALL + "&stopAtTerminal=true&modelId=" + id);
        watch.assertPollTells(id + " null STATUS_READY");

        watch.consumer().resume();
        watch.assertPollTells();

        assertThat(watch.consumer().getStatus()).isEqualTo(ServiceStatus.Suspended);
        simulator().setModelStatus(id, "STATUS_FINETUNING");
        watch.consumer().resume();
        watch.assertPollTells(id + " STATUS_READY STATUS_FINETUNING");
        assertThat(watch.consumer().getStatus()).isEqualTo(ServiceStatus.Started);
    }

    @Test
    void isNotEndedByOnePollThatDoesNotFindTheModel() throws Exception {
        var id = addChatModel();
        simulator().setModelStatus(id, "STATUS_FINETUNING");
        var isBroken = new AtomicBoolean(true);
        var watch = Watch.start(
                context,
                ALL + "&stopAtTerminal=true&modelId=" + id,
                exchange -> isBroken.get()
                        ? CompletableFuture.failedFuture(new IllegalStateException("no"))
                        : CompletableFuture.completedFuture(null));
        watch.assertPollTells(id + " null STATUS_FINETUNING");
        simulator().inject(GET_FINETUNED_MODEL, Fault.status(404));
        watch.assertPollTells();
        isBroken.set(false);
        watch.assertPollTells(id + " null STATUS_FINETUNING");

        simulator().inject(GET_FINETUNED_MODEL, Fault.status(404));
        watch.assertPollTells();
        assertThat(watch.consumer().getStatus()).isEqualTo(ServiceStatus.Started);
        simulator().setModelStatus(id, "STATUS_READY");
        watch.assertPollTells(id + " STATUS_FINETUNING STATUS_READY");
        assertThat(watch.consumer().getStatus()).isEqualTo(ServiceStatus.Suspended);
    }

    @Test
    void isNotEndedByAStateThatItHasNotReported() throws Exception {
        var id = addChatModel();
        var watch = Watch.start(context, ALL + "&includeExisting=false&stopAtTerminal=true&modelId=" + id);
        watch.assertPollTells();
        watch.assertPollTells();
        assertThat(watch.consumer().getStatus()).isEqualTo(ServiceStatus.Started);

        simulator().setModelStatus(id, "STATUS_FINETUNING");
        watch.assertPollTells(id + " STATUS_READY STATUS_FINETUNING");
        simulator().setModelStatus(id, "STATUS_READY");
        watch.assertPollTells(id + " STATUS_FINETUNING STATUS_READY");
        assertThat(watch.consumer().getStatus()).isEqualTo(ServiceStatus.Suspended);
    }
}
