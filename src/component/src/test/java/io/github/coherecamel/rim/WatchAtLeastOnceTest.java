package io.github.coherecamel.rim;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.simulator.Fault;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.ScheduledPollConsumer;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.Test;

class WatchAtLeastOnceTest extends RimTest {
    private static final String ALL = "cohere-finetune:watch?" + Watch.BY_HAND;
    private static final CompletableFuture<?> DONE = CompletableFuture.completedFuture(null);
    private static final CompletableFuture<?> BROKEN = CompletableFuture.failedFuture(new IllegalStateException("no"));

    @Test
    void tellsAgainWhatFailedAndNeitherBlocksNorSkipsAnother() throws Exception {
        var good = addChatModel();
        var bad = addChatModel();
        var other = addChatModel();
        var repaired = new AtomicBoolean();
        var watch = Watch.start(context, ALL, exchange -> id(exchange).equals(bad) && !repaired.get() ? BROKEN : DONE);

        watch.assertPollTells(good + " null STATUS_READY", bad + " null STATUS_READY", other + " null STATUS_READY");
        watch.assertPollTells(bad + " null STATUS_READY");
        simulator().setModelStatus(good, "STATUS_PAUSED");
        simulator().setModelStatus(bad, "STATUS_PAUSED");
        watch.assertPollTells(good + " STATUS_READY STATUS_PAUSED", bad + " null STATUS_PAUSED");
        repaired.set(true);
        watch.assertPollTells(bad + " null STATUS_PAUSED");
        watch.assertPollTells();
    }

    @Test
    void tellsAgainThatAModelIsGoneIfThatFailed() throws Exception {
        var id = addChatModel();
        var broken = new AtomicBoolean();
        var watch = Watch.start(context, ALL, exchange -> broken.get() ? BROKEN : DONE);
        watch.assertPollTells(id + " null STATUS_READY");
        send("cohere-finetune:delete?modelId=" + id, null, Map.of());

        broken.set(true);
        watch.assertPollTells(id + " STATUS_READY STATUS_DELETED");
        broken.set(false);
        watch.assertPollTells(id + " STATUS_READY STATUS_DELETED");
        watch.assertPollTells();
    }

    @Test
    void tellsNotAgainWhatIsStillInFlight() throws Exception {
        var id = addChatModel();
        var works = new ConcurrentLinkedQueue<CompletableFuture<?>>();
        var watch = Watch.start(context, ALL, later(works));

        watch.assertPollTells(id + " null STATUS_READY");
        watch.assertPollTells();
        simulator().setModelStatus(id, "STATUS_PAUSED");
        watch.assertPollTells();
        works.remove().complete(null);
        watch.assertPollTells(id + " STATUS_READY STATUS_PAUSED");
        works.remove().completeExceptionally(new IllegalStateException("no"));
        watch.assertPollTells(id + " STATUS_READY STATUS_PAUSED");
        works.remove().complete(null);
        watch.assertPollTells();
    }

    @Test
    void holdsNoPollUpWhileExchangesAreInFlight() throws Exception {
        var slow = addChatModel();
        var works = new ConcurrentLinkedQueue<CompletableFuture<?>>();
        var watch = Watch.start(
                context,
                ALL,
                exchange -> id(exchange).equals(slow) ? later(works).apply(exchange) : DONE);

        watch.assertPollTells(slow + " null STATUS_READY");
        watch.assertPollTells(addChatModel() + " null STATUS_READY");
        works.remove().complete(null);
    }

    @Test
    void takesAsManyPollsAsAnOptionAsksFor() throws Exception {
        var ids = IntStream.range(0, 7).mapToObj(i -> addChatModel()).toList();
        var watch = Watch.start(context, ALL + "&maxMessagesPerPoll=3");
        var told = new CopyOnWriteArrayList<String>();

        for (var expected : List.of(3, 3, 1, 0)) {
            watch.poll();
            var now = watch.told();
            assertThat(now).hasSize(expected);
            told.addAll(now);
        }
        assertThat(told)
                .containsExactlyInAnyOrderElementsOf(
                        ids.stream().map(id -> id + " null STATUS_READY").toList());
        assertThat(watch.exchanges().get(2).getProperty(Exchange.BATCH_COMPLETE))
                .isEqualTo(true);
    }

    @Test
    void letsNoFailureStarveAnotherChange() throws Exception {
        var bad = List.of(addChatModel(), addChatModel());
        var good = addChatModel();
        var watch = Watch.start(
                context, ALL + "&maxMessagesPerPoll=1", exchange -> bad.contains(id(exchange)) ? BROKEN : DONE);

        for (var i = 0; i < 3; i++) {
            watch.poll();
        }

        assertThat(watch.told()).contains(good + " null STATUS_READY").hasSize(3);
    }

    @Test
    void doesNotForgetAChangeWhoseStateCannotBeKept() throws Exception {
        var id = addChatModel();
        var store = new FailingStore();
        context.getRegistry().bind("store", store);
        var watch = Watch.start(context, ALL + "&stateRepository=#store");
        watch.assertPollTells(id + " null STATUS_READY");

        store.failing.set(true);
        simulator().setModelStatus(id, "STATUS_PAUSED");
        watch.assertPollTells(id + " STATUS_READY STATUS_PAUSED");
        store.failing.set(false);
        simulator().setModelStatus(id, "STATUS_READY");
        watch.assertPollTells(id + " STATUS_PAUSED STATUS_READY");
    }

    @Test
    void losesNoChangeAfterItsFirstLookThoughTheStoreTakesNothingYet() throws Exception {
        var id = addChatModel();
        var store = new FailingStore();
        context.getRegistry().bind("store", store);
        store.failing.set(true);
        var watch = Watch.start(context, ALL + "&includeExisting=false&stateRepository=#store");
        watch.assertPollTells();

        simulator().setModelStatus(id, "STATUS_PAUSED");
        watch.assertPollTells(id + " STATUS_READY STATUS_PAUSED");
        context.getRouteController().stopRoute(watch.routeId());
        simulator().setModelStatus(id, "STATUS_READY");
        context.getRouteController().startRoute(watch.routeId());
        watch.assertPollTells(id + " STATUS_PAUSED STATUS_READY");

        store.failing.set(false);
        watch.assertPollTells();
        try (var again = new DefaultCamelContext()) {
            again.getRegistry().bind("store", store);
            connect(again);
            again.start();
            simulator().setModelStatus(id, "STATUS_PAUSED");
            Watch.start(again, ALL + "&includeExisting=false&stateRepository=#store")
                    .assertPollTells(id + " STATUS_READY STATUS_PAUSED");
        }
    }

    @Test
    void bridgesAFailedPollToTheErrorHandlerAndAFailedExchangeNotTwice() throws Exception {
        var id = addChatModel();
        var handled = new CopyOnWriteArrayList<String>();
        var failing = new AtomicBoolean(true);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                onException(Exception.class)
                        .handled(false)
                        .process(
                                exchange -> handled.add(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class)
                                        .getMessage()));
                from(ALL + "&bridgeErrorHandler=true").routeId("bridged").process(exchange -> {
                    if (failing.get()) {
                        throw new IllegalStateException("exchange of " + id(exchange));
                    }
                });
            }
        });
        var consumer = (ScheduledPollConsumer) context.getRoute("bridged").getConsumer();

        consumer.run();
        assertThat(handled).containsExactly("exchange of " + id);
        consumer.run();
        assertThat(handled).hasSize(2);
        handled.clear();
        failing.set(false);
        simulator().inject(Fault.status(503));
        consumer.run();
        assertThat(handled).singleElement().asString().startsWith("Could not list fine-tuned models: ");
        consumer.run();
        assertThat(handled).hasSize(1);
    }

    @Test
    void countsAnExchangeAsDoneIfItsFailureWasHandled() throws Exception {
        addChatModel();
        var count = new CopyOnWriteArrayList<String>();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                onException(Exception.class).handled(true);
                from(ALL).routeId("handled").process(exchange -> {
                    count.add(id(exchange));
                    throw new IllegalStateException("no");
                });
            }
        });
        var consumer = (ScheduledPollConsumer) context.getRoute("handled").getConsumer();

        consumer.run();
        consumer.run();

        assertThat(count).hasSize(1);
    }

    private static Function<Exchange, CompletableFuture<?>> later(Queue<CompletableFuture<?>> works) {
        return exchange -> {
            var work = new CompletableFuture<Void>().orTimeout(LONG.toSeconds(), TimeUnit.SECONDS);
            works.add(work);
            return work;
        };
    }

    private static String id(Exchange exchange) {
        return exchange.getMessage().getHeader("CamelCohereFinetuneModelId", String.class);
    }

    private static final class FailingStore extends MemoryStateRepository {
        final AtomicBoolean failing = new AtomicBoolean();

        @Override
        public void setState(String key, String value) {
            if (failing.get()) {
                throw new IllegalStateException("full");
            }
            super.setState(key, value);
        }
    }
}
