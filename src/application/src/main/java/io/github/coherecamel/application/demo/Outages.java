package io.github.coherecamel.application.demo;

import io.github.coherecamel.application.wanted.Unstored;
import io.github.coherecamel.simulator.CohereSimulator;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Breaks the simulated API for a while, so that it can be seen how the controller gets over it. */
@Singleton
final class Outages implements Unstored {

    private static final Logger LOG = Logger.getLogger(Demo.class);

    private final Duration length;
    private final Clock clock;
    private final BiConsumer<Duration, Runnable> later;
    private @Nullable Current current;

    /** An outage that has begun. */
    record Current(Outage outage, Instant until) {}

    @Inject
    Outages(@ConfigProperty(name = "controller.demo.outage", defaultValue = "1M") Duration length) {
        this(length, Clock.systemUTC(), (delay, task) -> CompletableFuture.delayedExecutor(
                        delay.toMillis(), TimeUnit.MILLISECONDS)
                .execute(task));
    }

    /** @param later runs something after a time */
    Outages(Duration length, Clock clock, BiConsumer<Duration, Runnable> later) {
        this.length = length;
        this.clock = clock;
        this.later = later;
    }

    /** Begins one; another that has not ended ends with that. */
    synchronized Current begin(CohereSimulator simulator, Outage outage) {
        end(simulator);
        simulator.injectAlways(outage.fault());
        var begun = new Current(outage, clock.instant().plus(length));
        current = begun;
        LOG.infof("%s, for %d s.", outage.words(), length.toSeconds());
        later.accept(length, () -> end(simulator, begun));
        return begun;
    }

    /** Ends whatever goes on. */
    synchronized void end(CohereSimulator simulator) {
        if (current != null) {
            current = null;
            simulator.clearFaults();
            LOG.info("Cohere works again.");
        }
    }

    private synchronized void end(CohereSimulator simulator, Current begun) {
        if (current == begun) {
            end(simulator);
        }
    }

    /** Whoever looks on is told when somebody else begins or ends one. */
    @Override
    public @Nullable Object state() {
        return current();
    }

    synchronized @Nullable Current current() {
        return current;
    }
}
