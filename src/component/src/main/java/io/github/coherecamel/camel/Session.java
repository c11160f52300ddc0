package io.github.coherecamel.camel;

import io.github.coherecamel.api.Client;
import java.util.concurrent.Executor;
import org.apache.camel.Exchange;

/**
 * What a producer or consumer works with while it is started.
 *
 * @param rooms of the whole Camel context
 * @param room where awaits wait
 * @param updates of the whole Camel context, those of one model one at a time
 * @param routeExecutor where routes go on after an answer; takes work even when the context is stopping
 */
public record Session(
        Client client,
        Timer timer,
        WaitingRooms rooms,
        WaitingRoom room,
        KeyedSequencer updates,
        Executor routeExecutor) {

    /** Returns the session in which an exchange waits where its route does. */
    Session of(Exchange exchange) {
        return new Session(client, timer, rooms, rooms.of(exchange), updates, routeExecutor);
    }
}
