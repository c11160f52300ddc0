package io.github.coherecamel.api;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Asks a supplier for keys, once at a time: whoever comes while it is asked gets what it returns the next time. So one that
 * hangs takes a single thread, and holds up those only who need it.
 */
final class KeyQueue {

    private final SuppliedApiKey supplier;
    private final Executor asking;
    private final Map<HttpExchange, Consumer<Secret>> waiting = new HashMap<>();
    private boolean busy;

    KeyQueue(SuppliedApiKey supplier, Executor asking) {
        this.supplier = supplier;
        this.asking = asking;
    }

    void add(HttpExchange exchange, Consumer<Secret> onKey) {
        synchronized (this) {
            waiting.put(exchange, onKey);
            if (busy) {
                return;
            }
            busy = true;
        }
        try {
            asking.execute(this::ask);
        } catch (Throwable e) {
            for (var lost = next(); !lost.isEmpty(); lost = next()) {
                lost.keySet().forEach(each -> each.completeExceptionally(e));
            }
        }
    }

    synchronized void remove(HttpExchange exchange) {
        waiting.remove(exchange);
    }

    private void ask() {
        for (var asked = next(); !asked.isEmpty(); asked = next()) {
            try {
                var key = supplier.next();
                asked.values().forEach(each -> each.accept(key));
            } catch (Throwable e) {
                asked.keySet().forEach(each -> each.completeExceptionally(e));
            }
        }
    }

    /** Returns all who wait; if nobody does, there is nothing to do until somebody comes. */
    private synchronized Map<HttpExchange, Consumer<Secret>> next() {
        var next = Map.copyOf(waiting);
        waiting.clear();
        busy = !next.isEmpty();
        return next;
    }
}
