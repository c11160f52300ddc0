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
    private final Runnable whenStopped;
    private volatile boolean closed;

    /** Who waits. */
    interface Guest {

        void sendAway();
    }

    WaitingRoom(Runnable whenStopped) {
        this.whenStopped = whenStopped;
    }

    /** A guest that comes too late is sent away at once. */
    void enter(Guest guest) {
        guests.add(guest);
        if (closed) {
            guest.sendAway();
        }
    }

    void leave(Guest guest) {
        guests.remove(guest);
    }

    /** A route that is only suspended lets its exchanges end, but for those that outstay Camel's patience. */
    @Override
    public void prepareShutdown(boolean suspendOnly, boolean forced) {
        if (!suspendOnly || forced) {
            sendAllAway();
        }
    }

    void sendAllAway() {
        closed = true;
        guests.forEach(Guest::sendAway);
    }

    @Override
    protected void doStop() {
        sendAllAway();
        whenStopped.run();
    }
}
