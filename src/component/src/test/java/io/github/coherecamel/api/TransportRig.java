package io.github.coherecamel.api;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A transport whose time stands still until a test moves it. */
final class TransportRig implements AutoCloseable {
    static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(30);

    private static final long PATIENCE_SECONDS = 60;

    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicLong nanos = new AtomicLong();
    private final HttpTransport transport;

    TransportRig(int maxConnections) {
        this(maxConnections, Duration.ofMinutes(3), null, null);
    }

    TransportRig(
            int maxConnections,
            Duration connectionRequestTimeout,
            @Nullable HttpClientConfigurer configurer,
            @Nullable Executor blocking) {
        this(settings(maxConnections, connectionRequestTimeout, null, null, configurer), blocking);
    }

    private TransportRig(TransportSettings settings, @Nullable Executor blocking) {
        this.transport = new HttpTransport(
                settings, scheduler, new Blocking(blocking == null ? threads : blocking, threads, threads), nanos::get);
    }

    /** Keeps connections no longer than this. */
    static TransportRig keeping(@Nullable Duration timeToLive, @Nullable Duration maxIdleTime) {
        return new TransportRig(settings(1, Duration.ofMinutes(3), timeToLive, maxIdleTime, null), null);
    }

    private static TransportSettings settings(
            int maxConnections,
            Duration connectionRequestTimeout,
            @Nullable Duration timeToLive,
            @Nullable Duration maxIdleTime,
            @Nullable HttpClientConfigurer configurer) {
        return new TransportSettings(
                Duration.ofSeconds(60),
                connectionRequestTimeout,
                RESPONSE_TIMEOUT,
                maxConnections,
                10_000,
                timeToLive,
                maxIdleTime,
                null,
                null,
                configurer);
    }

    CompletableFuture<Answer> get(RawServer server) {
        return get(server.destination());
    }

    CompletableFuture<Answer> get(Destination destination) {
        return get(to(destination));
    }

    static CompletableFuture<Answer> get(Transport way) {
        return way.exchange(Request.get(Target.of("x")));
    }

    Transport to(Destination destination) {
        return transport.to(destination);
    }

    CompletableFuture<Answer> upload(RawServer server, FilePart file) {
        return transport
                .to(server.destination())
                .exchange(new Request("POST", Target.of("x"), new Body.Files(List.of(file))));
    }

    /** Lets time go by, and the transport see it. */
    void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
        transport.tick();
    }

    /** Returns the client that a request would go by now. */
    Reactor reactor() {
        return transport.reactor();
    }

    /** Waits, but not for ever. */
    static void await(CountDownLatch latch) {
        try {
            if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("It did not happen.");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static Answer answer(CompletableFuture<Answer> exchange) throws Exception {
        return exchange.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** Returns why an exchange failed. */
    static Throwable failure(CompletableFuture<?> exchange) throws InterruptedException, TimeoutException {
        try {
            throw new AssertionError("It succeeded with " + exchange.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        } catch (ExecutionException e) {
            return e.getCause() == null ? e : e.getCause();
        }
    }

    @Override
    public void close() {
        transport.close();
        scheduler.shutdownNow();
        threads.shutdownNow();
    }
}
