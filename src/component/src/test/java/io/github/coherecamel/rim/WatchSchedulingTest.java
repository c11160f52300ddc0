package io.github.coherecamel.rim;

import static io.github.coherecamel.simulator.ApiOperation.LIST_FINETUNED_MODELS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.simulator.Fault;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.camel.Consumer;
import org.apache.camel.spi.ScheduledPollConsumerScheduler;
import org.apache.camel.support.DefaultScheduledPollConsumerScheduler;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A watch is scheduled by Camel, with every option that Camel has for it. */
class WatchSchedulingTest extends RimTest {
    private static final String ALL = "cohere-finetune:watch?" + Watch.BY_HAND;

    @ParameterizedTest
    @ValueSource(strings = {"cohere-finetune", "cohere-dataset"})
    void pollsEachHalfMinuteUnlessTold(String scheme) throws Exception {
        var watch = Watch.start(context, scheme + ":watch?" + Watch.BY_HAND);
        assertThat(watch.consumer().getDelay()).isEqualTo(30_000);
        assertThat(Watch.start(context, scheme + ":watch?delay=5s&initialDelay=7&" + Watch.BY_HAND)
                        .consumer())
                .satisfies(consumer -> assertThat(consumer.getDelay()).isEqualTo(5_000))
                .satisfies(consumer -> assertThat(consumer.getInitialDelay()).isEqualTo(7));
    }

    @Test
    void pollsByItself() throws Exception {
        var watch = Watch.start(context, "cohere-finetune:watch?delay=10&initialDelay=0");
        polled(2);

        var id = addChatModel();

        Awaitility.await().atMost(LONG).untilAsserted(() -> assertThat(watch.exchanges())
                .hasSize(1));
        assertThat(watch.told()).containsExactly(id + " null STATUS_READY");
        var polls = simulator().requests().size();
        polled(polls + 3);
        assertThat(watch.told()).isEmpty();
    }

    @Test
    void pollsAsOftenAsRepeatCountSays() throws Exception {
        var watch = Watch.start(context, ALL + "&repeatCount=2");

        for (var i = 0; i < 4; i++) {
            watch.poll();
        }

        assertThat(simulator().requests()).hasSize(2);
    }

    @Test
    void restsAfterErrorsAndAfterIdlePolls() throws Exception {
        var failing = Watch.start(context, ALL + "&backoffMultiplier=3&backoffErrorThreshold=2");
        simulator().inject(LIST_FINETUNED_MODELS, Fault.status(503), 2);
        assertThat(requestsOf(failing, 6)).containsExactly(1, 1, 0, 0, 1, 1);

        var idle = Watch.start(context, ALL + "&backoffMultiplier=2&backoffIdleThreshold=1");
        assertThat(requestsOf(idle, 5)).containsExactly(1, 0, 1, 0, 1);
    }

    @Test
    void pollsAtOnceAgainIfItIsGreedy() throws Exception {
        IntStream.range(0, 5).forEach(i -> addChatModel());
        var watch = Watch.start(context, ALL + "&greedy=true&maxMessagesPerPoll=2");

        watch.poll();

        assertThat(watch.told()).hasSize(5);
        assertThat(simulator().requests()).hasSize(4);
    }

    @Test
    void sendsAnEmptyMessageWhenIdleIfAskedTo() throws Exception {
        var watch = Watch.start(context, ALL + "&sendEmptyMessageWhenIdle=true");

        watch.poll();

        assertThat(watch.exchanges()).singleElement().satisfies(exchange -> assertThat(
                        exchange.getMessage().getBody())
                .isNull());
    }

    @Test
    void isScheduledByAnyScheduler() throws Exception {
        var scheduler = new NotingScheduler();
        context.getRegistry().bind("mine", scheduler);

        var watch = Watch.start(context, "cohere-finetune:watch?scheduler=#mine");

        assertThat(scheduler.scheduled).isSameAs(watch.consumer());
        assertThat(watch.consumer().getScheduler()).isSameAs(scheduler);
    }

    private int[] requestsOf(Watch watch, int runs) {
        return IntStream.range(0, runs)
                .map(run -> {
                    var before = simulator().requests().size();
                    watch.poll();
                    return simulator().requests().size() - before;
                })
                .toArray();
    }

    private static void polled(int times) {
        Awaitility.await().atMost(LONG).until(() -> simulator().requests().size() >= times);
    }

    private static final class NotingScheduler extends DefaultScheduledPollConsumerScheduler
            implements ScheduledPollConsumerScheduler {
        private Consumer scheduled;

        @Override
        public void onInit(Consumer consumer) {
            scheduled = consumer;
            super.onInit(consumer);
        }

        @Override
        public void startScheduler() {
            // What is noted is enough.
        }
    }

    @Test
    void pollsNotAtOnceAgainForWhatHasFailed() throws Exception {
        addChatModel();
        var results = new ArrayDeque<>(List.of(
                CompletableFuture.failedFuture(new IllegalStateException("no")),
                CompletableFuture.failedFuture(new IllegalStateException("no")),
                CompletableFuture.completedFuture(null)));
        var watch = Watch.start(context, ALL + "&greedy=true", exchange -> results.remove());

        assertThat(requestsOf(watch, 3)).containsExactly(1, 1, 2);
    }
}
