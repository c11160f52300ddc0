package io.github.coherecamel.camel;

import io.github.coherecamel.api.Client;
import java.util.concurrent.Executor;

/**
 * What an endpoint works with while it is started.
 *
 * @param room where the awaits of a route wait
 * @param turns of the whole Camel context
 * @param workers where routes go on after an answer; takes work even when the context is stopping
 */
public record Session(Client client, Timer timer, WaitingRoom room, Turns turns, Executor workers) {

    Session in(WaitingRoom otherRoom) {
        return new Session(client, timer, otherRoom, turns, workers);
    }
}
