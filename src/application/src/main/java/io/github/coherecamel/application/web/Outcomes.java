package io.github.coherecamel.application.web;

import io.github.coherecamel.application.ControllerConfig;
import io.github.coherecamel.application.wanted.Closings;
import io.github.coherecamel.application.wanted.Lookup;
import io.github.coherecamel.application.wanted.Receipt;
import io.github.coherecamel.application.wanted.Receipt.Kind;
import io.github.coherecamel.application.wanted.StoredEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.jspecify.annotations.Nullable;

/** Waits, if the caller prefers that, until events have their outcome, and looks up what is told of them. */
@Singleton
final class Outcomes {

    private final Closings closings;
    private final Lookup lookup;
    private final ManagedExecutor executor;
    private final Semaphore waiting;

    Outcomes(ControllerConfig config, Closings closings, Lookup lookup, ManagedExecutor executor) {
        this.closings = closings;
        this.lookup = lookup;
        this.executor = executor;
        this.waiting = new Semaphore(config.http().waiting());
    }

    /** Who waits is answered as soon as this process is asked to stop, which is before Quarkus tells anybody. */
    void begin(@Observes StartupEvent event) {
        Runtime.getRuntime().addShutdownHook(new Thread(closings::stop, "nobody waits any longer"));
    }

    /** If too many wait already, this one does not: its caller may prefer it, but cannot demand it. */
    CompletableFuture<Answers> of(List<Receipt> receipts, @Nullable Duration wait) {
        var events = receipts.stream()
                .filter(receipt -> receipt.kind() != Kind.CONFLICT)
                .map(Receipt::event)
                .toList();
        var open = events.stream()
                .filter(event -> event.outcome() == null)
                .map(StoredEvent::seq)
                .distinct()
                .toList();
        if (wait == null || open.isEmpty() || !waiting.tryAcquire()) {
            var applied = open.isEmpty() ? wait : null;
            return executor.supplyAsync(() -> answers(receipts, events, applied));
        }
        return closings.await(open, wait)
                .whenComplete((done, failure) -> waiting.release())
                .thenApplyAsync(done -> waited(receipts, events, open, wait), executor);
    }

    private Answers waited(List<Receipt> receipts, List<StoredEvent> events, List<Long> open, Duration wait) {
        var now = lookup.events(open).stream().collect(Collectors.toMap(StoredEvent::seq, Function.identity()));
        var current = events.stream()
                .map(event -> now.getOrDefault(event.seq(), event))
                .toList();
        var over = current.stream().anyMatch(event -> event.outcome() == null);
        return answers(receipts, current, over ? null : wait);
    }

    private Answers answers(List<Receipt> receipts, List<StoredEvent> current, @Nullable Duration waited) {
        var onlyNew = receipts.stream().allMatch(receipt -> receipt.kind() == Kind.ACCEPTED);
        var models = waited == null && onlyNew
                ? List.<String>of()
                : current.stream()
                        .map(StoredEvent::modelId)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList();
        return new Answers(
                current.stream().collect(Collectors.toMap(StoredEvent::seq, Function.identity(), (a, b) -> a)),
                lookup.models(models),
                waited);
    }
}
