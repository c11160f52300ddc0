package io.github.coherecamel.application.web;

import io.github.coherecamel.application.ControllerConfig;
import io.github.coherecamel.application.wanted.Revision;
import io.github.coherecamel.application.wanted.Revisions;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells whoever listens what has changed, whichever process has changed it. One look at the database, once a second,
 * serves all who listen; if nobody does, nobody looks.
 */
@Singleton
final class Live {

    private static final long LOOK_MILLIS = 1000;
    /** After so many looks without news, it is said that there are none. */
    private static final int LOOKS_OF_A_HEARTBEAT = 15;
    /** Whoever does not read so many is let go. It comes back, and is told then what it has missed. */
    private static final int UNREAD = 16;

    private final Revisions revisions;
    private final int most;
    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(look -> {
        var daemon = new Thread(look, "live");
        daemon.setDaemon(true);
        return daemon;
    });
    private volatile boolean stopped;

    /**
     * What is told.
     *
     * @param revision how far everything is; null if only that somebody is still there
     * @param changed whether anything has changed
     */
    record News(@Nullable Revision revision, boolean changed) {

        private static final News HEARTBEAT = new News(null, false);
    }

    /** Somebody who listens, and how far it knows. */
    private static final class Listener {

        private final MultiEmitter<? super News> emitter;
        private final @Nullable String model;
        private @Nullable Revision known;
        private int quiet;

        private Listener(MultiEmitter<? super News> emitter, @Nullable String model, @Nullable Revision known) {
            this.emitter = emitter;
            this.model = model;
            this.known = known;
        }

        /** @param now null if it could not be learnt */
        private void tell(@Nullable Revision now) {
            var before = known;
            var changed = now != null && before != null && !now.equals(before);
            if (now != null && (before == null || changed)) {
                emitter.emit(new News(now, changed));
                known = now;
                quiet = 0;
            } else if (++quiet == LOOKS_OF_A_HEARTBEAT) {
                emitter.emit(News.HEARTBEAT);
                quiet = 0;
            }
        }
    }

    Live(Revisions revisions, ControllerConfig config) {
        this.revisions = revisions;
        this.most = config.http().listeners();
    }

    void begin(@Observes StartupEvent event) {
        thread.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        // Before Quarkus waits for those who are being answered, which these would be for ever.
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "nobody listens any longer"));
    }

    /**
     * Returns what is told from now on.
     *
     * @param model whose changes are told, beside what concerns all; null for those of everything
     * @param known how far the listener knows; null if it wants to know only what comes from now on
     */
    Multi<News> listen(@Nullable String model, @Nullable Revision known) {
        if (stopped) {
            throw Refused.forNow(503, 5, "This process is being stopped.");
        }
        if (isFull()) {
            throw Refused.forNow(503, 10, "%d listen already (cohere.http.listeners).".formatted(most));
        }
        return Multi.createFrom()
                .<News>emitter(emitter -> begin(emitter, model, known), BackPressureStrategy.IGNORE)
                .onOverflow()
                .buffer(UNREAD);
    }

    private void begin(MultiEmitter<? super News> emitter, @Nullable String model, @Nullable Revision known) {
        var listener = new Listener(emitter, model, known);
        if (isFull()) {
            emitter.complete();
            return;
        }
        emitter.onTermination(() -> listeners.remove(listener));
        // It is known by this that the connection stands.
        emitter.emit(News.HEARTBEAT);
        listeners.add(listener);
        if (stopped) {
            emitter.complete();
        }
    }

    private boolean isFull() {
        return listeners.size() >= most;
    }

    int listeners() {
        return listeners.size();
    }

    /** Looks, if somebody listens, and tells what is new. */
    void look() {
        if (listeners.isEmpty()) {
            return;
        }
        // As they are now: who comes meanwhile is told with the next look.
        var told = List.copyOf(listeners);
        var now = look(told);
        told.forEach(listener -> listener.tell(now.apply(listener)));
    }

    /** Returns how far is what a listener listens to. */
    private Function<Listener, @Nullable Revision> look(List<Listener> told) {
        try {
            var everything = told.stream().anyMatch(listener -> listener.model == null) ? revisions.read() : null;
            var models = revisions.read(told.stream()
                    .map(listener -> listener.model)
                    .filter(Objects::nonNull)
                    .collect(Collectors.toSet()));
            return listener -> listener.model == null ? everything : models.get(listener.model);
        } catch (RuntimeException e) {
            // A look that fails must not be the last one. The next may find the database again.
            return listener -> null;
        }
    }

    /** Lets all go who listen, and whoever still comes. */
    @PreDestroy
    void stop() {
        stopped = true;
        // Nobody is interrupted, since H2 closes its file under an interrupted thread.
        thread.shutdown();
        listeners.forEach(listener -> listener.emitter.complete());
    }
}
