package io.github.coherecamel.rim;

import static io.github.coherecamel.simulator.ApiOperation.DELETE_FINETUNED_MODEL;
import static io.github.coherecamel.simulator.ApiOperation.GET_FINETUNED_MODEL;
import static io.github.coherecamel.simulator.ApiOperation.LIST_FINETUNED_MODELS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.simulator.Fault;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Models that are deleted, or only seem to be. */
class WatchDeletedModelsTest extends RimTest {
    private static final String ALL = "cohere-finetune:watch?" + Watch.BY_HAND;
    private static final List<Fault> UNCERTAIN =
            List.of(Fault.status(403), Fault.status(500), Fault.status(400), Fault.retired(), Fault.rateLimited());

    @Test
    void tellsOnceThatAModelIsGone() throws Exception {
        var id = addChatModel();
        var all = Watch.start(context, ALL);
        var one = Watch.start(context, ALL + "&modelId=" + id);
        all.poll();
        one.poll();
        all.told();
        one.told();

        send("cohere-finetune:delete?modelId=" + id, null, Map.of());
        assertThat(simulator().requests(DELETE_FINETUNED_MODEL)).hasSize(1);

        all.assertPollTells(id + " STATUS_READY STATUS_DELETED");
        one.assertPollTells(id + " STATUS_READY STATUS_DELETED");
        assertThat(all.exchanges().get(1).getMessage().getBody()).isNull();
        all.assertPollTells();
        one.assertPollTells();
    }

    @Test
    void tellsOnceOfAModelThatIsListedAsDeletedBeforeItIsListedNoMore() throws Exception {
        var id = addChatModel();
        var watch = Watch.start(context, ALL + "&includeExisting=false");
        watch.poll();

        simulator().setModelStatus(id, "STATUS_DELETED");
        watch.assertPollTells(id + " STATUS_READY STATUS_DELETED");
        nothingIsListed(2);
        watch.assertPollTells();
        watch.assertPollTells();
    }

    @Test
    void tellsNotOfAModelThatOnlySlippedThroughTheList() throws Exception {
        var id = addChatModel();
        var watch = Watch.start(context, ALL);
        watch.assertPollTells(id + " null STATUS_READY");

        nothingIsListed(1);
        watch.assertPollTells();
        assertThat(simulator().requests(GET_FINETUNED_MODEL)).hasSize(1);
        watch.assertPollTells();
    }

    @Test
    void reportsEverythingElseWhileItCannotBeToldWhetherOneIsGone() throws Exception {
        var odd = addChatModel();
        var other = addChatModel();
        var watch = Watch.start(context, ALL);
        watch.poll();
        watch.told();
        send("cohere-finetune:delete?modelId=" + odd, null, Map.of());
        var states = List.of("STATUS_PAUSED", "STATUS_QUEUED", "STATUS_FINETUNING", "STATUS_READY", "STATUS_FAILED");
        var before = "STATUS_READY";

        for (var i = 0; i < states.size(); i++) {
            simulator().setModelStatus(other, states.get(i));
            simulator().inject(GET_FINETUNED_MODEL, UNCERTAIN.get(i));
            watch.assertPollTells(other + ' ' + before + ' ' + states.get(i));
            before = states.get(i);
        }
        watch.assertPollTells(odd + " STATUS_READY STATUS_DELETED");
        watch.assertPollTells();
        assertThat(watch.consumer().getErrorCounter()).isZero();
    }

    @Test
    void getsThroughMassDeletionsUnderALimitOfCalls() throws Exception {
        var ids = IntStream.range(0, 30).mapToObj(i -> addChatModel()).toList();
        var watch = Watch.start(context, ALL);
        watch.poll();
        watch.told();
        ids.forEach(id -> send("cohere-finetune:delete?modelId=" + id, null, Map.of()));

        for (var poll = 0; poll < 2; poll++) {
            simulator().inject(GET_FINETUNED_MODEL, Fault.delay(Duration.ZERO), 9);
            simulator().inject(GET_FINETUNED_MODEL, Fault.rateLimited(), 11);
            watch.poll();
            assertThat(watch.told()).hasSize(9);
        }
        watch.poll();
        assertThat(watch.told()).hasSize(12);
    }

    private static void nothingIsListed(int times) {
        simulator()
                .inject(
                        LIST_FINETUNED_MODELS,
                        Fault.status(200).body("application/json", "{\"finetuned_models\":[],\"total_size\":0}"),
                        times);
    }

    @Test
    void letsNoFailureStarveADeletion() throws Exception {
        var failing = new HashSet<String>();
        var bad = List.of(addChatModel(), addChatModel());
        var gone = List.of(addChatModel(), addChatModel());
        var watch = Watch.start(
                context,
                ALL + "&maxMessagesPerPoll=1&includeExisting=false",
                exchange -> failing.contains(exchange.getMessage().getHeader("CamelCohereFinetuneModelId"))
                        ? CompletableFuture.failedFuture(new IllegalStateException("no"))
                        : CompletableFuture.completedFuture(null));
        watch.assertPollTells();
        bad.forEach(id -> simulator().setModelStatus(id, "STATUS_PAUSED"));
        failing.addAll(bad);
        failing.add(gone.get(0));
        gone.forEach(id -> send("cohere-finetune:delete?modelId=" + id, null, Map.of()));

        for (var poll = 0; poll < 4; poll++) {
            watch.poll();
        }
        assertThat(watch.told())
                .containsExactlyInAnyOrder(
                        bad.get(0) + " STATUS_READY STATUS_PAUSED",
                        bad.get(1) + " STATUS_READY STATUS_PAUSED",
                        gone.get(0) + " STATUS_READY STATUS_DELETED",
                        gone.get(1) + " STATUS_READY STATUS_DELETED");
    }
}
