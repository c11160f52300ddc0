package io.github.coherecamel.api;

import java.util.concurrent.CompletableFuture;

/** Sends a request over some connection. The future fails if no whole answer came; any status is an answer. */
@FunctionalInterface
public interface Transport {

    CompletableFuture<Answer> exchange(Request request);
}
