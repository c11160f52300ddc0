package io.github.coherecamel.camel;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.spi.ShutdownPrepared;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Where the awaits of one route wait, to be sent away when the route stops. Camel tells a route's services before it waits
 * for the exchanges in flight; an await would otherwise hold up the shutdown until its time is up.
 */
final class WaitingRoom extends ServiceSupport implements ShutdownPrepared {

    private final Set<Guest> guests = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** Who waits. */
    interface Guest {

        void sendAway();
    }

    void enter(Guest guest) {
        guests.add(guest);
        if (closed) {
            guest.sendAway();
        }
    }

    void leave(Guest guest) {
        guests.remove(guest);
    }

    @Override
    public void prepareShutdown(boolean suspendOnly, boolean forced) {
        if (!suspendOnly || forced) {
            sendAllAway();
        }
    }

    private void sendAllAway() {
        closed = true;
        guests.forEach(Guest::sendAway);
    }

    @Override
    protected void doStart() {
        closed = false;
    }

    @Override
    protected void doStop() {
        sendAllAway();
    }
}
