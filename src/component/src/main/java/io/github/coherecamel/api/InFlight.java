package io.github.coherecamel.api;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The exchanges of a transport that have not ended yet. */
final class InFlight {

    private final Set<HttpExchange> exchanges = ConcurrentHashMap.newKeySet();

    void add(HttpExchange exchange) {
        exchanges.add(exchange);
    }

    void remove(HttpExchange exchange) {
        exchanges.remove(exchange);
    }

    void endLate(long now) {
        for (var exchange : exchanges) {
            if (exchange.isLate(now)) {
                exchange.timeOut();
            }
        }
    }

    List<HttpExchange> all() {
        return List.copyOf(exchanges);
    }
}
