package io.github.coherecamel.rim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.coherecamel.simulator.Fault;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.stream.IntStream;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.ThreadPoolProfileBuilder;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.support.DefaultThreadPoolFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Routes that block after an answer, above all in further calls of this component. */
class BlockingRoutesTest extends RimTest {
    private String model = "";

    @BeforeEach
    void addModel() {
        model = addChatModel();
    }

    /** Whoever goes on after an update may wait for another one of the same model: the first is over by then. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anUpdateMayWaitForAnotherOfTheSameModel(boolean transacted) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:outer")
                        .process(exchange -> exchange.getExchangeExtension().setTransacted(transacted))
                        .to("cohere-finetune:update?name=outer")
                        .process(exchange -> succeeded(send(
                                "cohere-finetune:update?name=inner",
                                null,
                                Map.of("CamelCohereFinetuneModelId", model))));
            }
        });

        var exchanges = IntStream.range(0, 10)
                .mapToObj(i -> template.asyncSend("direct:outer", exchange -> exchange.getMessage()
                        .setHeader("CamelCohereFinetuneModelId", model)))
                .toList();

        assertThat(exchanges).allSatisfy(exchange -> succeeded(ended(exchange)));
        assertThat(simulator().model(model).path("name").asText()).isEqualTo("inner");
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "8, 1", "100, 3"})
    void callsWithinCallsEndHoweverManyAndDeep(int exchanges, int depth) throws Exception {
        allEndIn(exchanges, depth);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1000})
    void theyEndInTheSmallestPoolAUserCanAskFor(int queue) throws Exception {
        var profile = new ThreadPoolProfileBuilder("cohere")
                .poolSize(1)
                .maxPoolSize(1)
                .maxQueueSize(queue)
                .build();
        context.getExecutorServiceManager().registerThreadPoolProfile(profile);

        allEndIn(8, 2);
    }

    @Test
    void theyEndInAPoolThatAFactoryOfTheUsersWraps() throws Exception {
        context.getExecutorServiceManager().setThreadPoolFactory(new WrappedPools());

        allEndIn(15, 3);
    }

    /** As where {@code camel.threads.virtual.enabled} is set, which Camel reads once in the life of a JVM. */
    @Test
    void theyEndOnVirtualThreads() throws Exception {
        assumeThat(Runtime.version().feature()).isGreaterThanOrEqualTo(21);
        context.getExecutorServiceManager().setThreadPoolFactory(new VirtualThreads());

        // A slow machine may add threads beyond the pool, which are Camel's usual ones.
        assertThat(allEndIn(40, 3))
                .anySatisfy(thread -> assertThat(thread.toString()).startsWith("VirtualThread"));
    }

    @Test
    void theyHoldUpNoOtherRoute() throws Exception {
        var free = new CountDownLatch(1);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:block").to("cohere-finetune:get?modelId=" + model).process(exchange -> free.await());
            }
        });
        var blocked = IntStream.range(0, 100)
                .mapToObj(i -> sendLater("direct:block", null, Map.of()))
                .toList();

        assertThat(sendLater("cohere-finetune:get?modelId=" + model, null, Map.of()))
                .succeedsWithin(LONG);

        free.countDown();
        assertThat(CompletableFuture.allOf(blocked.toArray(CompletableFuture[]::new)))
                .succeedsWithin(LONG);
    }

    @Test
    void theyEndWhenTheContextStops() throws Exception {
        nest(3);
        simulator().inject(Fault.stall(), 40);
        var exchanges = IntStream.range(0, 40)
                .mapToObj(i -> sendLater("direct:nested", null, Map.of()))
                .toList();

        context.getShutdownStrategy().setTimeout(1);
        context.stop();

        assertThat(CompletableFuture.allOf(exchanges.toArray(CompletableFuture[]::new)))
                .succeedsWithin(LONG);
    }

    /** Returns the threads on which the routes went on. */
    private List<Thread> allEndIn(int count, int depth) throws Exception {
        var threads = nest(depth);

        var exchanges = IntStream.range(0, count)
                .mapToObj(i -> sendLater("direct:nested", null, Map.of()))
                .toList();

        assertThat(CompletableFuture.allOf(exchanges.toArray(CompletableFuture[]::new)))
                .succeedsWithin(LONG);
        assertThat(exchanges).allSatisfy(exchange -> succeeded(exchange.join()));
        assertThat(threads).hasSize(count * depth).noneMatch(thread -> thread.getName()
                .contains("cohere-io"));
        return List.copyOf(threads);
    }

    /** Makes a route that calls the API and then a route like it, which a processor waits for. */
    private ConcurrentLinkedQueue<Thread> nest(int depth) throws Exception {
        var threads = new ConcurrentLinkedQueue<Thread>();
        var get = "cohere-finetune:get?modelId=" + model;
        var template = context.createProducerTemplate();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                for (var level = 1; level <= depth; level++) {
                    var inner = level == 1 ? get : "direct:" + (level - 1);
                    from(level == depth ? "direct:nested" : "direct:" + level)
                            .to(get)
                            .process(exchange -> {
                                threads.add(Thread.currentThread());
                                exchange.getMessage().setBody(template.requestBody(inner, ""));
                            });
                }
            }
        });
        return threads;
    }

    /** Pools that are no ThreadPoolExecutors, as those that Camel's instrumentation makes. */
    private static final class WrappedPools extends DefaultThreadPoolFactory {

        @Override
        public ExecutorService newThreadPool(ThreadPoolProfile profile, ThreadFactory factory) {
            return wrapped(ExecutorService.class, super.newThreadPool(profile, factory));
        }

        @Override
        public ScheduledExecutorService newScheduledThreadPool(ThreadPoolProfile profile, ThreadFactory factory) {
            return wrapped(ScheduledExecutorService.class, super.newScheduledThreadPool(profile, factory));
        }

        private static <T> T wrapped(Class<T> type, T pool) {
            return type.cast(Proxy.newProxyInstance(
                    WrappedPools.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                        try {
                            return method.invoke(pool, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    }));
        }
    }

    private static final class VirtualThreads extends DefaultThreadPoolFactory {

        @Override
        public ExecutorService newThreadPool(ThreadPoolProfile profile, ThreadFactory factory) {
            try {
                return (ExecutorService) Executors.class
                        .getMethod("newVirtualThreadPerTaskExecutor")
                        .invoke(null);
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(e);
            }
        }
    }
}
