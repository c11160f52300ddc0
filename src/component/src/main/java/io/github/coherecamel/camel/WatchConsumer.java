package io.github.coherecamel.camel;

import io.github.coherecamel.watch.Change;
import io.github.coherecamel.watch.Changes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Processor;
import org.apache.camel.RollbackExchangeException;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.spi.Synchronization;
import org.apache.camel.support.EmptyAsyncCallback;
import org.apache.camel.support.ScheduledBatchPollingConsumer;
import org.apache.camel.support.service.ServiceHelper;
import org.jspecify.annotations.Nullable;

/**
 * Polls, and makes one exchange of each change of state. At least once: a mark moves when the exchange has succeeded, so a
 * change whose exchange failed is told again at the next poll, and holds up no other.
 */
public final class WatchConsumer<T> extends ScheduledBatchPollingConsumer {

    private final CohereEndpoint endpoint;
    private final Subject<T> subject;
    private final WatchRules rules;
    private final StateRepository<String, String> store;
    private final Set<String> inFlight = ConcurrentHashMap.newKeySet();
    private volatile CompletableFuture<?> answer = CompletableFuture.completedFuture(null);
    private @Nullable Marks marks;
    private volatile CohereClients.@Nullable Lease lease;

    /**
     * How a watch goes about it.
     *
     * @param includeExisting whether the first poll of all tells of what is there
     * @param stopAtLast whether to end when nothing can follow
     * @param store of the marks; null for the endpoint's memory
     */
    public record WatchRules(
            boolean includeExisting, boolean stopAtLast, @Nullable StateRepository<String, String> store) {}

    private record Found<T>(Change change, @Nullable T thing) {}

    public WatchConsumer(CohereEndpoint endpoint, Processor processor, Subject<T> subject, WatchRules rules) {
        super(endpoint, processor);
        this.endpoint = endpoint;
        this.subject = subject;
        this.rules = rules;
        this.store = rules.store() == null ? endpoint.memory() : rules.store();
    }

    @Override
    protected void doStart() throws Exception {
        ServiceHelper.startService(store);
        lease = endpoint.lease();
        super.doStart();
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
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
        try {
            return processBatch(changes());
        } catch (CancellationException e) {
            return 0;
        }
    }

    private Queue<Object> changes() throws Exception {
        shutdownRunningTask = null;
        pendingExchanges = 0;
        var held = lease;
        if (held == null) {
            return new ArrayDeque<>();
        }
        var session = held.session();
        var known = marks();
        var first = !known.isBegun();
        var now = get(subject.now(session, first));
        var told = new ArrayDeque<Object>();
        var untold = new ArrayList<Change>();
        var states = new LinkedHashMap<String, String>();
        now.forEach((id, thing) -> states.put(id, subject.stateOf(thing)));
        // Before the marks: an exchange that ends in between has then moved its mark.
        var busy = Set.copyOf(inFlight);
        for (var change : Changes.between(known.all(), states)) {
            if (busy.contains(change.id()) || !isReal(change, session)) {
                continue;
            }
            if (subject.isTold(change) && !(first && !rules.includeExisting())) {
                told.add(new Found<>(change, now.get(change.id())));
            } else {
                untold.add(change);
            }
        }
        known.move(untold);
        known.begin();
        if (told.isEmpty() && busy.isEmpty()) {
            stopAtLast(states);
        }
        return told;
    }

    /** A watch that was restarted after it had told the last there was to tell finds nothing new to stop at. */
    private void stopAtLast(Map<String, String> states) {
        if (rules.stopAtLast()
                && states.entrySet().stream()
                        .allMatch(state -> subject.isLast(new Change(state.getKey(), null, state.getValue())))) {
            suspend();
        }
    }

    private boolean isReal(Change change, Session session) throws Exception {
        return change.to() != null || get(subject.isGone(session, change.id()));
    }

    /** A poll has a thread of Camel's to itself, so it may wait. */
    private <V> V get(CompletableFuture<V> future) throws Exception {
        answer = future;
        if (isSuspendingOrSuspended()) {
            future.cancel(false);
        }
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    /** Read late, at the first poll: a store may be far away, and a start must not depend on it. */
    private synchronized Marks marks() {
        if (marks == null) {
            marks = new Marks(subject.key(), store);
        }
        return marks;
    }

    @Override
    public int processBatch(Queue<Object> exchanges) throws Exception {
        var total = exchanges.size();
        if (maxMessagesPerPoll > 0 && total > maxMessagesPerPoll) {
            total = maxMessagesPerPoll;
        }
        for (var index = 0; index < total && isBatchAllowed(); index++) {
            @SuppressWarnings("unchecked")
            var found = (Found<T>) exchanges.remove();
            var exchange = exchangeFor(found);
            exchange.setProperty(ExchangePropertyKey.BATCH_INDEX, index);
            exchange.setProperty(ExchangePropertyKey.BATCH_SIZE, total);
            exchange.setProperty(ExchangePropertyKey.BATCH_COMPLETE, index == total - 1);
            pendingExchanges = total - index - 1;
            getAsyncProcessor().process(exchange, EmptyAsyncCallback.get());
        }
        return total;
    }

    private Exchange exchangeFor(Found<T> found) {
        var change = found.change();
        var exchange = createExchange(true);
        subject.tell(change, found.thing(), exchange.getMessage());
        inFlight.add(change.id());
        exchange.getExchangeExtension().addOnCompletion(new Synchronization() {
            @Override
            public void onComplete(Exchange done) {
                try {
                    marks().move(List.of(change));
                } finally {
                    inFlight.remove(change.id());
                }
                if (rules.stopAtLast() && subject.isLast(change)) {
                    suspend();
                }
            }

            @Override
            public void onFailure(Exchange failed) {
                inFlight.remove(change.id());
                // With a bridge, this would hand the route's error handler a failure that it has seen.
                if (!endpoint.isBridgeErrorHandler()) {
                    var cause = failed.getException();
                    getExceptionHandler()
                            .handleException(
                                    "Could not process the change of " + change.id()
                                            + "; it is told again at the next poll",
                                    failed,
                                    // An exchange that was marked for rollback failed without an exception.
                                    cause == null ? new RollbackExchangeException(failed) : cause);
                }
            }
        });
        return exchange;
    }
}
