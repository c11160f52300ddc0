package io.github.coherecamel.simulator.wire;

import io.netty.handler.codec.http.HttpContent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A body kept in memory, up to a limit. */
final class PlainBody implements BodyReader {
    private final long limit;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private long size;

    PlainBody(long limit) {
        this.limit = limit;
    }

    @Override
    public void add(HttpContent piece) {
        var length = piece.content().readableBytes();
        size += length;
        if (size <= limit) {
            keep(piece, length);
        }
    }

    private void keep(HttpContent piece, int length) {
        try {
            piece.content().readBytes(kept, length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public RequestBody body() {
        return size > limit
                ? RequestBody.tooLarge("the body has " + size + " bytes, the limit is " + limit)
                : RequestBody.of(kept.toByteArray());
    }

    @Override
    public void release() {
        kept.reset();
    }
}
