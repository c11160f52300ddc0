package io.github.coherecamel.camel;

import io.github.coherecamel.api.Causes;
import io.github.coherecamel.api.Text;
import io.github.coherecamel.watch.Change;
import io.github.coherecamel.watch.Changes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Processor;
import org.apache.camel.RollbackExchangeException;
import org.apache.camel.spi.Synchronization;
import org.apache.camel.support.EmptyAsyncCallback;
import org.apache.camel.support.ScheduledBatchPollingConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Polls, and makes one exchange of each change of state. At least once: the state moves on when the exchange has succeeded,
 * so a change whose exchange failed is reported again at the next poll, and holds up no other.
 */
public final class WatchConsumer<T> extends ScheduledBatchPollingConsumer {

    private static final String AGAIN = "; it is reported again at the next poll";

    private final CohereEndpoint endpoint;
    private final WatchedResource<T> resource;
    private final WatchRules rules;
    private final WatchState state;
    private final Deletions deletions;
    private final Set<String> inFlight = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> failures = new ConcurrentHashMap<>();
    private volatile CompletableFuture<?> answer = CompletableFuture.completedFuture(null);
    private volatile CohereClients.@Nullable Lease lease;

    private record Found<T>(Change change, @Nullable T thing) {}

    public WatchConsumer(CohereEndpoint endpoint, Processor processor, WatchedResource<T> resource, WatchRules rules)
            throws Exception {
        super(endpoint, processor);
        this.endpoint = endpoint;
        this.resource = resource;
        this.rules = rules;
        this.state = endpoint.watchState(resource, rules);
        this.deletions = new Deletions(resource);
    }

    @Override
    protected void doStart() throws Exception {
        state.start();
        try {
            lease = endpoint.lease();
            super.doStart();
        } catch (Exception e) {
            // Camel does not stop what has failed to start.
            end();
            throw e;
        }
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        answer.cancel(false);
        end();
    }

    private void end() {
        state.stop();
        var held = lease;
        lease = null;
        if (held != null) {
            held.close();
        }
    }

    /** Camel suspends a consumer before it waits for its poll, which an API that does not answer would draw out. */
    @Override
    protected void doSuspend() throws Exception {
        super.doSuspend();
        answer.cancel(false);
    }

    @Override
    protected int poll() throws Exception {
        shutdownRunningTask = null;
        pendingExchanges = 0;
        var held = lease;
        var session = held == null ? null : held.use();
        if (held == null || session == null) {
            return 0;
        }
        try (held) {
            return report(session);
        } catch (CancellationException e) {
            return 0;
        }
    }

    private int report(Session session) throws Exception {
        state.load().forEach(failure -> getExceptionHandler()
                .handleException("Could not read a part of the watch's state; it is read at the next poll", failure));
        var first = !state.isBegun();
        var now = get(resource.now(session, first));
        var states = new LinkedHashMap<String, String>();
        now.forEach((id, thing) -> states.put(id, resource.stateOf(thing)));
        // Before the state: an exchange that ends in between has then moved it on.
        var busy = Set.copyOf(inFlight);
        var changes = Changes.between(state.all(), states).stream()
                .filter(change -> state.isKnown(change.id()) && !busy.contains(change.id()))
                .toList();
        // What needs no confirmation comes first, since a confirmation may take long.
        var reported =
                process(changes.stream().filter(change -> change.to() != null).toList(), now, first, 0);
        keep(state::begin);
        var missing = changes.stream().filter(change -> change.to() == null).toList();
        reported += process(get(deletions.confirmed(session, missing)), now, first, reported);
        if (reported == 0 && busy.isEmpty()) {
            stopAtLast(states);
        }
        return reported;
    }

    /** Makes exchanges of changes, those first whose exchanges failed least often: no failure may starve another. */
    private int process(List<Change> changes, Map<String, T> now, boolean first, int before) throws Exception {
        var isNew = !first || rules.includeExisting();
        var due = new ArrayList<Change>();
        var unreported = new ArrayList<Change>();
        changes.forEach(change -> (isNew && resource.isReported(change) ? due : unreported).add(change));
        keep(() -> state.move(unreported));
        due.sort(Comparator.comparing(change -> failures.getOrDefault(change.id(), 0)));
        var most = maxMessagesPerPoll > 0 ? Math.max(0, maxMessagesPerPoll - before) : due.size();
        var found = new ArrayDeque<Object>();
        due.stream().limit(most).forEach(change -> found.add(new Found<>(change, now.get(change.id()))));
        return processBatch(found);
    }

    /** What a store does not take is remembered here, and written with the next change. */
    private void keep(Runnable write) {
        try {
            write.run();
        } catch (RuntimeException e) {
            getExceptionHandler()
                    .handleException("Could not keep the watch's state; it is written again at the next change", e);
        }
    }

    /** A watch that was restarted after it had reported the last there was to report finds nothing new to stop at. */
    private void stopAtLast(Map<String, String> states) {
        if (rules.stopAtLast()
                && states.entrySet().stream()
                        .allMatch(each -> resource.isLast(new Change(each.getKey(), null, each.getValue())))) {
            suspend();
        }
    }

    /** A poll has a thread of Camel's to itself, so it may wait, but not for ever. */
    private <V> V get(CompletableFuture<V> future) throws Exception {
        answer = future;
        if (isSuspendingOrSuspended() || isStoppingOrStopped()) {
            future.cancel(false);
        }
        try {
            return future.get(AllPages.LONGEST.toMinutes() + 1, TimeUnit.MINUTES);
        } catch (ExecutionException e) {
            throw Causes.of(e) instanceof Exception cause ? cause : e;
        } catch (TimeoutException e) {
            future.cancel(false);
            throw e;
        }
    }

    @Override
    public int processBatch(Queue<Object> exchanges) throws Exception {
        var total = exchanges.size();
        for (var index = 0; index < total && isBatchAllowed(); index++) {
            @SuppressWarnings("unchecked")
            var found = (Found<T>) exchanges.remove();
            pendingExchanges = total - index - 1;
            try {
                var exchange = exchangeFor(found);
                exchange.setProperty(ExchangePropertyKey.BATCH_INDEX, index);
                exchange.setProperty(ExchangePropertyKey.BATCH_SIZE, total);
                exchange.setProperty(ExchangePropertyKey.BATCH_COMPLETE, index == total - 1);
                inFlight.add(found.change().id());
                getAsyncProcessor().process(exchange, EmptyAsyncCallback.get());
            } catch (RuntimeException e) {
                setFree(found.change());
                getExceptionHandler()
                        .handleException(
                                "Could not report that "
                                        + Text.clean(found.change().id()) + " changed" + AGAIN,
                                e);
            }
        }
        return total;
    }

    private Exchange exchangeFor(Found<T> found) {
        var change = found.change();
        var exchange = createExchange(true);
        resource.describe(change, found.thing(), exchange.getMessage());
        exchange.getExchangeExtension().addOnCompletion(new Synchronization() {
            @Override
            public void onComplete(Exchange done) {
                try {
                    failures.remove(change.id());
                    state.move(List.of(change));
                } finally {
                    inFlight.remove(change.id());
                }
                if (rules.stopAtLast() && resource.isLast(change)) {
                    suspend();
                }
            }

            @Override
            public void onFailure(Exchange failed) {
                setFree(change);
                // With a bridge, this would hand the route's error handler a failure that it has seen.
                if (!endpoint.isBridgeErrorHandler()) {
                    var cause = failed.getException();
                    // An exchange that was marked for rollback failed without an exception.
                    getExceptionHandler()
                            .handleException(
                                    "Could not process the change of " + Text.clean(change.id()) + AGAIN,
                                    failed,
                                    cause == null ? new RollbackExchangeException(failed) : cause);
                }
            }
        });
        return exchange;
    }

    private void setFree(Change change) {
        failures.merge(change.id(), 1, Integer::sum);
        inFlight.remove(change.id());
    }
}
