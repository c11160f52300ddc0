package io.github.coherecamel.camel;

import io.github.coherecamel.api.Client;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/**
 * What a producer or consumer works with while it is started.
 *
 * @param scheduler of what waits without a thread
 * @param awaits of the whole Camel context
 * @param updates of the whole Camel context, those of one model one at a time
 * @param routeExecutor where routes go on after an answer; takes work even when the context is stopping
 */
public record Session(
        Client client,
        ScheduledExecutorService scheduler,
        RouteAwaits awaits,
        KeyedSequencer updates,
        Executor routeExecutor) {}
