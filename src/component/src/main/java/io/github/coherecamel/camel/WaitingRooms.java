package io.github.coherecamel.camel;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.support.LifecycleStrategySupport;

/** The waiting rooms of one Camel context: one for each run of a route, and one for exchanges that are in no route. */
final class WaitingRooms extends LifecycleStrategySupport {

    private final Map<Route, WaitingRoom> rooms = new ConcurrentHashMap<>();
    private final WaitingRoom outside = new WaitingRoom(() -> {});

    WaitingRoom outside() {
        return outside;
    }

    WaitingRoom of(Exchange exchange) {
        var unitOfWork = exchange.getUnitOfWork();
        var route = unitOfWork == null ? null : unitOfWork.getRoute();
        return route == null ? outside : rooms.computeIfAbsent(route, this::open);
    }

    private WaitingRoom open(Route route) {
        // A route forgets its services when it stops, so a restarted one needs a room anew.
        var room = new WaitingRoom(() -> rooms.remove(route));
        // A route's list of services is not made for several threads, and two of its awaits may come at once.
        synchronized (route) {
            route.addService(room);
        }
        return room;
    }

    /** Comes before Camel waits for the exchanges in flight, of which those of a wire tap are in no route. */
    @Override
    public void onContextStopping(CamelContext context) {
        close();
    }

    void close() {
        outside.sendAllAway();
        rooms.values().forEach(WaitingRoom::sendAllAway);
    }
}
