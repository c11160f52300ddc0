package io.github.coherecamel.api;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.hc.client5.http.async.methods.AbstractBinResponseConsumer;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.util.ByteArrayBuffer;
import org.jspecify.annotations.Nullable;

/** Collects an answer up to a size. */
final class AnswerConsumer extends AbstractBinResponseConsumer<Answer> {

    private final int maxSize;
    private final ByteArrayBuffer body = new ByteArrayBuffer(1024);
    private final Map<String, String> headers = new HashMap<>();
    private int status;
    private String reasonPhrase = "";

    AnswerConsumer(int maxSize) {
        this.maxSize = maxSize;
    }

    @Override
    protected void start(HttpResponse response, @Nullable ContentType contentType) throws RefusedAnswerException {
        status = response.getCode();
        reasonPhrase = response.getReasonPhrase() == null ? "" : response.getReasonPhrase();
        for (var header : response.getHeaders()) {
            headers.put(header.getName().toLowerCase(Locale.ROOT), header.getValue());
        }
        var encoding = headers.getOrDefault(HttpHeaders.CONTENT_ENCODING.toLowerCase(Locale.ROOT), "identity");
        if (!encoding.equalsIgnoreCase("identity")) {
            // None was asked for; a few packed bytes can unpack to gigabytes.
            throw new RefusedAnswerException("it is packed with " + Text.clean(encoding) + ", which was not asked for");
        }
    }

    @Override
    protected int capacityIncrement() {
        return Integer.MAX_VALUE;
    }

    @Override
    protected void data(ByteBuffer source, boolean endOfStream) throws RefusedAnswerException {
        if (body.length() + source.remaining() > maxSize) {
            throw new RefusedAnswerException(
                    "it is larger than the " + maxSize + " bytes that option maxResponseSize allows");
        }
        while (source.hasRemaining()) {
            var chunk = new byte[Math.min(source.remaining(), 8192)];
            source.get(chunk);
            body.append(chunk, 0, chunk.length);
        }
    }

    @Override
    protected Answer buildResult() {
        return new Answer(status, reasonPhrase, Map.copyOf(headers), body.toByteArray());
    }

    @Override
    public void releaseResources() {}
}
