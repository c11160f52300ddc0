package io.github.coherecamel.application.reconcile;

import io.github.coherecamel.application.ControllerConfig;
import io.github.coherecamel.application.wanted.Agenda;
import io.github.coherecamel.application.wanted.Claims;
import io.github.coherecamel.application.wanted.Control;
import io.github.coherecamel.application.wanted.DueSignal;
import io.github.coherecamel.application.wanted.Retention;
import io.github.coherecamel.application.wanted.Timers;
import io.quarkus.vertx.http.HttpServerStart;
import io.quarkus.vertx.http.HttpsServerStart;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.spi.CamelEvent.CamelContextStoppingEvent;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Looks for what is due, again and again: when it is woken, and after the poll interval at the latest. */
@Singleton
final class ControlLoop implements Runnable {

    private static final Logger LOG = Logger.getLogger(ControlLoop.class);

    private static final Duration LONGEST_ROUND = Duration.ofMinutes(5);

    private final ControllerConfig config;
    private final DueSignal due;
    private final Agenda agenda;
    private final Claims claims;
    private final Reconciler reconciler;
    private final ClosedEvents closedEvents;
    private final Probe probe;
    private final DriftCheck driftCheck;
    private final Retention retention;
    private final Timers timers;
    private final boolean alone;
    private final Thread thread = new Thread(this, "cohere-control-loop");
    private final AtomicBoolean started = new AtomicBoolean();
    private volatile boolean stopping;
    private volatile long lastRound = System.nanoTime();
    private boolean troubled;

    ControlLoop(
            ControllerConfig config,
            DueSignal due,
            Agenda agenda,
            Claims claims,
            Reconciler reconciler,
            ClosedEvents closedEvents,
            Probe probe,
            DriftCheck driftCheck,
            Retention retention,
            Timers timers,
            @ConfigProperty(name = "quarkus.datasource.h2.active") boolean alone) {
        this.config = config;
        this.due = due;
        this.agenda = agenda;
        this.claims = claims;
        this.reconciler = reconciler;
        this.closedEvents = closedEvents;
        this.probe = probe;
        this.driftCheck = driftCheck;
        this.retention = retention;
        this.timers = timers;
        this.alone = alone;
    }

    /** Last of all that starts: a process whose port is in use ends without having touched what others work on. */
    void start(@ObservesAsync HttpServerStart event) {
        startOnce();
    }

    void start(@ObservesAsync HttpsServerStart event) {
        startOnce();
    }

    private void startOnce() {
        if (started.compareAndSet(false, true)) {
            thread.start();
        }
    }

    /** Before routes are stopped: what is under way is ended, and nothing is begun any more. */
    void stop(@Observes CamelContextStoppingEvent event) throws InterruptedException {
        stopping = true;
        due.wake();
        var deadline = System.nanoTime() + config.drain().toNanos();
        thread.join(config.drain().toMillis());
        reconciler.drain(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
        try {
            closedEvents.settle();
        } catch (RuntimeException e) {
            LOG.debug("Could not write down which closed events were told; they are told again.", e);
        }
    }

    /** Whether it does its work, or is about to, or was asked to stop. A database that is merely away does not hold a round up so long. */
    boolean isAlive() {
        return stopping
                || (thread.isAlive() || !started.get()) && System.nanoTime() - lastRound < LONGEST_ROUND.toNanos();
    }

    @Override
    public void run() {
        var first = true;
        while (!stopping) {
            try {
                if (first) {
                    claims.takeBack(alone ? null : config.node());
                    probe.atStart();
                    first = false;
                }
                round();
                recovered();
            } catch (RuntimeException | Error e) {
                failed(e);
            }
            lastRound = System.nanoTime();
            try {
                due.await(config.reconcile().pollInterval());
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void round() {
        // Before it is looked for what is due: what ends between the two is seen by one of them.
        var atWork = reconciler.isAtWork();
        var found = agenda.look();
        if (found.ahead()) {
            timers.putRight();
            found = agenda.look();
        }
        var control = found.control();
        // Other processes go on with what is due if only this one cannot.
        if (!probe.isOnHold(control)) {
            work(control, found.models(), atWork);
        }
        if (found.notifications() || closedEvents.isToSettle()) {
            closedEvents.tell();
        }
        if (control.isPurgeDue()) {
            retention.purge();
        }
    }

    private void work(Control control, boolean models, boolean atWork) {
        if (control.isHolding()) {
            if (control.isProbeDue()) {
                probe.probe(control, models || atWork);
            }
            return;
        }
        if (models) {
            reconciler.beginDue();
        }
        if (control.isDriftDue()) {
            driftCheck.begin();
        }
    }

    /** The database is away: said once, and once more when it is back. */
    private void failed(Throwable e) {
        LOG.debug("Could not look for what is due.", e);
        if (!troubled) {
            troubled = true;
            LOG.errorf(
                    "Could not look for what is due: %s. Nothing is lost; it is tried again every %d ms. Is the "
                            + "database there?",
                    e.getMessage(), config.reconcile().pollInterval().toMillis());
        }
    }

    private void recovered() {
        if (troubled) {
            troubled = false;
            LOG.info("What is due can be looked for again.");
        }
    }
}
