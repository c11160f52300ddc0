package io.github.coherecamel.api;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Sends requests over HTTP/1.1 with Apache's asynchronous client: a request in flight is an object, not a thread. Any
 * number of destinations share its threads and its pool of connections.
 */
public final class HttpTransport implements AutoCloseable {

    /** How late a time limit is noticed at most, whatever it is. */
    private static final long LONGEST_TICK_MILLIS = 1000;

    private final TransportSettings settings;
    private final Blocking blocking;
    private final LongSupplier nanoTime;
    private final InFlight inFlight = new InFlight();
    private final Future<?> ticks;
    private volatile Reactor reactor;
    private volatile boolean closed;

    /** @param scheduler ends what takes too long */
    public HttpTransport(TransportSettings settings, ScheduledExecutorService scheduler, Blocking blocking) {
        this(settings, scheduler, blocking, System::nanoTime);
    }

    HttpTransport(
            TransportSettings settings, ScheduledExecutorService scheduler, Blocking blocking, LongSupplier nanoTime) {
        this.settings = settings;
        this.nanoTime = nanoTime;
        this.blocking = blocking;
        this.reactor = Reactor.start(settings, blocking.hosts());
        var tick = tickMillis(settings);
        this.ticks = scheduler.scheduleWithFixedDelay(this::tick, tick, tick, TimeUnit.MILLISECONDS);
    }

    /** A tenth of the shortest limit, so that none is exceeded by much. */
    private static long tickMillis(TransportSettings settings) {
        var shortest = Math.min(
                settings.responseTimeout().toMillis(),
                settings.connectionRequestTimeout().toMillis());
        return Math.max(1, Math.min(LONGEST_TICK_MILLIS, shortest / 10));
    }

    /** Returns what sends requests to a destination. */
    public Transport to(Destination destination) {
        return new DestinationTransport(this, destination);
    }

    CompletableFuture<Answer> begin(HttpExchange exchange) {
        if (closed) {
            exchange.completeExceptionally(new CancellationException());
            return exchange;
        }
        exchange.begin();
        if (closed) {
            exchange.completeExceptionally(new CancellationException());
        }
        return exchange;
    }

    TransportSettings settings() {
        return settings;
    }

    InFlight inFlight() {
        return inFlight;
    }

    Blocking blocking() {
        return blocking;
    }

    long waitUntil() {
        return after(settings.connectionRequestTimeout());
    }

    long answerUntil() {
        return after(settings.responseTimeout());
    }

    private long after(Duration time) {
        return nanoTime.getAsLong() + time.toNanos();
    }

    /** Returns the reactor, a new one if an error has ended a thread of the last. */
    Reactor reactor() {
        var current = reactor;
        return current.isDead() ? replace(current) : current;
    }

    private synchronized Reactor replace(Reactor dead) {
        if (reactor == dead && !closed) {
            reactor = Reactor.start(settings, blocking.hosts());
            blocking.files().execute(dead::close);
            for (var exchange : inFlight.all()) {
                if (exchange.runsOn(dead)) {
                    exchange.completeExceptionally(new IOException("an error ended the thread that served it"));
                }
            }
        }
        return reactor;
    }

    /** An error must not keep the next tick from coming. */
    @SuppressWarnings("EmptyCatch")
    void tick() {
        try {
            inFlight.endLate(nanoTime.getAsLong());
            reactor().closeIdle();
        } catch (Throwable e) {
            // Most likely there is no memory left; whatever it was about is tried again at the next tick.
        }
    }

    /** Ends all that is in flight; their futures fail. */
    @Override
    public void close() {
        Reactor last;
        synchronized (this) {
            closed = true;
            last = reactor;
        }
        ticks.cancel(false);
        // Apache's client drops its connections without a word to those who wait for an answer.
        inFlight.all().forEach(exchange -> exchange.completeExceptionally(new CancellationException()));
        last.close();
    }
}
