package io.github.coherecamel.application.operation;

import io.github.coherecamel.application.ControllerConfig;
import io.github.coherecamel.application.Delayed;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.BiConsumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Ends the process, as a kill does, if an orderly stop has not ended long after it should have: the embedded database may hang
 * if it cannot write what is left when it is closed, as on a full disk.
 */
@Singleton
final class StopLimit {

    private static final Logger LOG = Logger.getLogger(StopLimit.class);

    /** For what is closed at the end. All in all, from the signal on, less than the 30 s after which Kubernetes kills. */
    private static final Duration CLOSING = Duration.ofSeconds(5);

    /** To say so may take long as well, if nobody reads what is written to the console. */
    private static final Duration SAYING = Duration.ofSeconds(1);

    private final Duration limit;
    private final BiConsumer<Duration, Runnable> later;
    private final Runnable halting;

    @Inject
    StopLimit(ControllerConfig config, @ConfigProperty(name = "camel.main.shutdown-timeout") int routes) {
        this(config.drain().plusSeconds(routes).plus(CLOSING), StopLimit::later, () -> Runtime.getRuntime()
                .halt(1));
    }

    /** @param later does something after a time, whatever else hangs */
    StopLimit(Duration limit, BiConsumer<Duration, Runnable> later, Runnable halting) {
        this.limit = limit;
        this.later = later;
        this.halting = halting;
    }

    /** By now {@code quarkus.shutdown.timeout} is over, or all are answered. */
    void stop(@Observes ShutdownEvent event) {
        // In tests and in dev mode the process goes on after a stop.
        if (LaunchMode.current() == LaunchMode.NORMAL) {
            begin();
        }
    }

    void begin() {
        later.accept(limit, this::end);
    }

    private void end() {
        later.accept(SAYING, halting);
        try {
            LOG.fatalf(
                    "The stop has not ended within %d s, so this process ends without it. Nothing that was accepted is lost. Is there room on the disk of cohere.data?",
                    limit.toSeconds());
        } finally {
            halting.run();
        }
    }

    private static void later(Duration delay, Runnable task) {
        new Delayed("cohere-stop-limit", delay, task);
    }
}
