package io.github.coherecamel.application.reconcile;

import io.github.coherecamel.application.ControllerConfig;
import io.github.coherecamel.application.RouteCalls;
import io.github.coherecamel.application.operation.Meters;
import io.github.coherecamel.application.wanted.Category;
import io.github.coherecamel.application.wanted.DueSignal;
import io.github.coherecamel.application.wanted.Outbox;
import io.github.coherecamel.application.wanted.Outbox.Notification;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.apache.camel.Exchange;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Tells route event-closed of each closed event, until it was told: at least once, and also after a crash. */
@Singleton
final class ClosedEvents {

    private static final Logger LOG = Logger.getLogger(ClosedEvents.class);
    private static final String ROUTE = "direct:event-closed";
    private static final int AT_ONCE = 32;

    private final ControllerConfig config;
    private final Outbox outbox;
    private final DueSignal due;
    private final RouteCalls routes;
    private final WriteBack writeBack;
    private final Meters meters;
    private final Backoff backoff;
    private final Queue<Notification> told = new ConcurrentLinkedQueue<>();
    private final AtomicInteger underWay = new AtomicInteger();

    ClosedEvents(
            ControllerConfig config,
            Outbox outbox,
            DueSignal due,
            RouteCalls routes,
            WriteBack writeBack,
            Meters meters) {
        this.config = config;
        this.outbox = outbox;
        this.due = due;
        this.routes = routes;
        this.writeBack = writeBack;
        this.meters = meters;
        this.backoff = new Backoff(
                config.reconcile().firstDelay(), config.reconcile().maxDelay(), RandomGenerator.getDefault());
    }

    /** Whether it is to be written down that some were told. */
    boolean isToSettle() {
        return !told.isEmpty();
    }

    void tell() {
        for (var notification : next(Math.max(0, AT_ONCE - underWay.get()))) {
            underWay.incrementAndGet();
            if (config.notifications().enabled()) {
                routes.send(ROUTE, exchange -> fill(exchange, notification))
                        // A step that hangs must not keep the place of others for ever.
                        .orTimeout(config.notifications().lease().toMillis(), TimeUnit.MILLISECONDS)
                        .whenComplete((exchange, failure) ->
                                end(notification, failure == null ? exchange.getException() : failure));
            } else {
                end(notification, null);
            }
        }
    }

    /** Writes down which were told since the last time, and begins with nothing. */
    void settle() {
        if (isToSettle()) {
            next(0);
        }
    }

    /** Writes down which were told since the last time, and takes the next ones, in one transaction; if that fails, it is due again. */
    private List<Notification> next(int most) {
        var settled = new ArrayList<Notification>();
        for (var next = told.poll(); next != null; next = told.poll()) {
            settled.add(next);
        }
        List<Notification> claimed;
        try {
            claimed = outbox.claim(settled, most, config.notifications().lease());
        } catch (RuntimeException e) {
            told.addAll(settled);
            throw e;
        }
        settled.stream()
                .filter(notification -> notification.kind() == Outbox.Kind.CLOSED)
                .forEach(notification -> meters.closed(notification.event()));
        return claimed;
    }

    private static void fill(Exchange exchange, Notification notification) {
        var told = ClosedEvent.of(notification);
        exchange.getMessage().setBody(told);
        exchange.getMessage().setHeader("CohereEventOutcome", told.outcome());
        exchange.getMessage().setHeader("CohereEventKind", told.kind());
    }

    private void end(Notification notification, @Nullable Throwable failure) {
        if (failure == null) {
            told.add(notification);
            ended();
            return;
        }
        if (notification.attempts() == 0) {
            LOG.warnf(
                    "Route event-closed could not be told of event %s: %s. It is told again until that succeeds",
                    notification.event().id(), reason(failure));
        }
        writeBack
                .run(
                        config.notifications().lease(),
                        () -> outbox.failed(notification, backoff.after(notification.attempts())))
                .whenComplete((done, ignored) -> ended());
    }

    private void ended() {
        var left = underWay.decrementAndGet();
        if (left == AT_ONCE / 2 || left == 0) {
            // What was told is to be written down, and there may be more than could be told at once.
            due.wake();
        }
    }

    private static String reason(Throwable failure) {
        var sorted = Failure.of(failure);
        return sorted.category() == Category.ROUTE ? String.valueOf(failure.getMessage()) : sorted.reason();
    }
}
