package io.github.coherecamel.simulator.wire;

import io.netty.handler.codec.http.HttpContent;

/** Takes a body piece by piece. */
interface BodyReader {
    void add(HttpContent piece);

    /** The body, once its last piece has been added. Never fails: what is wrong is in the answer. */
    RequestBody body();

    /** Gives back what the body occupies, files on disk included. */
    void release();
}
