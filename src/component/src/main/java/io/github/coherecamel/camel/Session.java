package io.github.coherecamel.camel;

import io.github.coherecamel.api.Client;
import java.util.concurrent.Executor;

/**
 * What an endpoint works with while it is started.
 *
 * @param turns of the whole Camel context
 * @param workers where routes go on after an answer; takes work even when the context is stopping
 */
public record Session(Client client, Timer timer, Turns turns, Executor workers) {}
