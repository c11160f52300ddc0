package io.github.coherecamel.camel;

import io.github.coherecamel.api.Text;
import io.github.coherecamel.watch.Change;
import io.github.coherecamel.watch.Changes;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Processor;
import org.apache.camel.RollbackExchangeException;
import org.apache.camel.spi.Synchronization;
import org.apache.camel.support.EmptyAsyncCallback;
import org.jspecify.annotations.Nullable;

/**
 * Polls, and makes one exchange of each change of state. At least once: the state moves on when the exchange has succeeded,
 * so a change whose exchange failed is reported again at the next poll, and holds up no other.
 */
public final class WatchConsumer<T> extends SessionConsumer {

    private static final String AGAIN = "; it is reported again at the next poll";

    private final CohereEndpoint endpoint;
    private final WatchedResource<T> resource;
    private final WatchRules rules;
    private final WatchState state;
    private final Attempts attempts = new Attempts();
    private final Deletions deletions;

    private record Found<T>(Change change, @Nullable T thing) {}

    public WatchConsumer(CohereEndpoint endpoint, Processor processor, WatchedResource<T> resource, WatchRules rules)
            throws Exception {
        super(endpoint, processor);
        this.endpoint = endpoint;
        this.resource = resource;
        this.rules = rules;
        this.state = endpoint.watchState(resource, rules);
        this.deletions = new Deletions(resource, attempts);
    }

    @Override
    protected void doStart() throws Exception {
        state.start();
        try {
            super.doStart();
        } catch (Exception e) {
            state.stop();
            throw e;
        }
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        state.stop();
    }

    @Override
    int poll(Session session) throws Exception {
        state.load().forEach(failure -> getExceptionHandler()
                .handleException("Could not read a part of the watch's state; it is read at the next poll", failure));
        var first = !state.isBegun();
        var now = get(resource.now(session, first));
        var states = new LinkedHashMap<String, String>();
        now.forEach((id, thing) -> states.put(id, resource.stateOf(thing)));
        // Before the state: an exchange that ends in between has then moved it on.
        var busy = attempts.running();
        var changes = Changes.between(state.all(), states);
        attempts.keepOnly(changes);
        var free = changes.stream()
                .filter(change -> state.isKnown(change.id()) && !busy.contains(change.id()))
                .collect(Collectors.groupingBy(WatchConsumer::isThere));
        var isSilent = first && !rules.includeExisting();
        var there = toReport(free.getOrDefault(true, List.of()), isSilent);
        keep(state::begin);
        var reported = report(session, there, free.getOrDefault(false, List.of()), now);
        if (changes.isEmpty()) {
            stopAtLast(states);
        }
        return reported;
    }

    /** What needs no confirmation comes first in its turn, since a confirmation may take long. */
    private int report(Session session, List<Change> there, List<Change> missing, Map<String, T> now) throws Exception {
        var most = maxMessagesPerPoll > 0 ? maxMessagesPerPoll : Integer.MAX_VALUE;
        var due = attempts.inTurn(joined(there, missing));
        var atOnce = due.stream().limit(most).filter(WatchConsumer::isThere).toList();
        var reported = process(atOnce, now);
        var gone = toReport(get(deletions.confirmed(session, missing)), false);
        var later =
                due.stream().filter(WatchConsumer::isThere).skip(atOnce.size()).toList();
        var rest = attempts.inTurn(joined(later, gone)).stream().limit(most - atOnce.size());
        return reported + process(rest.toList(), now);
    }

    private static boolean isThere(Change change) {
        return change.to() != null;
    }

    private static List<Change> joined(List<Change> some, List<Change> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    /** Returns the changes to make exchanges of; the state moves on from the others at once. */
    private List<Change> toReport(List<Change> changes, boolean isSilent) {
        Predicate<Change> isReported = change -> !isSilent && resource.isReported(change);
        keep(() -> state.move(changes.stream().filter(isReported.negate()).toList()));
        return changes.stream().filter(isReported).toList();
    }

    private int process(List<Change> changes, Map<String, T> now) throws Exception {
        var found = new ArrayDeque<Object>();
        changes.forEach(change -> found.add(new Found<>(change, now.get(change.id()))));
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

    /** A watch that has reported the last there was to report, and is started again, finds nothing new to stop at. */
    private void stopAtLast(Map<String, String> states) {
        // With includeExisting=false the state may be one that was never reported.
        if (rules.includeExisting()
                && !states.isEmpty()
                && states.entrySet().stream().allMatch(each -> isLast(each.getKey(), each.getValue()))) {
            suspend();
        }
    }

    private boolean isLast(String id, @Nullable String state) {
        return rules.stopAtLast() && resource.isLast(new Change(id, null, state));
    }

    /** Returns how many exchanges have not failed yet: a failure is no reason to poll again at once. */
    @Override
    public int processBatch(Queue<Object> exchanges) throws Exception {
        var reported = 0;
        var total = exchanges.size();
        for (var index = 0; index < total && isBatchAllowed(); index++) {
            @SuppressWarnings("unchecked")
            var found = (Found<T>) exchanges.remove();
            pendingExchanges = total - index - 1;
            var id = found.change().id();
            var failures = attempts.failures(id);
            try {
                var exchange = exchangeFor(found);
                exchange.setProperty(ExchangePropertyKey.BATCH_INDEX, index);
                exchange.setProperty(ExchangePropertyKey.BATCH_SIZE, total);
                exchange.setProperty(ExchangePropertyKey.BATCH_COMPLETE, index == total - 1);
                attempts.begin(id);
                getAsyncProcessor().process(exchange, EmptyAsyncCallback.get());
            } catch (Throwable e) {
                attempts.fail(id);
                getExceptionHandler()
                        .handleException("Could not report that " + Text.clean(id) + " changed" + AGAIN, e);
            }
            if (attempts.failures(id) <= failures) {
                reported++;
            }
        }
        return reported;
    }

    private Exchange exchangeFor(Found<T> found) {
        var change = found.change();
        var exchange = createExchange(true);
        resource.describe(change, found.thing(), exchange.getMessage());
        exchange.getExchangeExtension().addOnCompletion(new Synchronization() {
            @Override
            public void onComplete(Exchange done) {
                try {
                    state.move(List.of(change));
                } finally {
                    attempts.succeed(change.id());
                }
                // An exchange may outlive its watch.
                if (isLast(change.id(), change.to()) && isStarted()) {
                    suspend();
                }
            }

            @Override
            public void onFailure(Exchange failed) {
                attempts.fail(change.id());
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
}
