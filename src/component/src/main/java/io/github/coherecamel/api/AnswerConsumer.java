package io.github.coherecamel.api;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.ByteArrayBuffer;
import org.jspecify.annotations.Nullable;

/** Collects an answer up to a size. It is JSON or unreadable, whatever its content type says. */
final class AnswerConsumer implements AsyncResponseConsumer<Answer> {

    private static final byte[] NOTHING = {};

    /** HTTP allows any number of them. */
    private static final int MOST_INTERIM_ANSWERS = 16;

    private final int maxSize;
    private @Nullable ByteArrayBuffer body;
    private Map<String, String> headers = Map.of();
    private int status;
    private String reasonPhrase = "";
    private int interimAnswers;
    private @Nullable FutureCallback<Answer> callback;

    AnswerConsumer(int maxSize) {
        this.maxSize = maxSize;
    }

    @Override
    public void consumeResponse(
            HttpResponse response,
            @Nullable EntityDetails entity,
            HttpContext context,
            @Nullable FutureCallback<Answer> resultCallback)
            throws RefusedAnswerException {
        callback = resultCallback;
        status = response.getCode();
        reasonPhrase = response.getReasonPhrase() == null ? "" : response.getReasonPhrase();
        var all = response.getHeaders();
        headers = new AnswerHeaders(all);
        for (var header : all) {
            refuseIfCompressed(header);
        }
        if (entity == null) {
            complete();
        }
    }

    @Override
    public void informationResponse(HttpResponse response, HttpContext context) throws RefusedAnswerException {
        if (++interimAnswers > MOST_INTERIM_ANSWERS) {
            throw new RefusedAnswerException("more than " + MOST_INTERIM_ANSWERS + " interim answers (HTTP "
                    + response.getCode() + ") came before it");
        }
    }

    private static void refuseIfCompressed(Header header) throws RefusedAnswerException {
        if (header.getName().equalsIgnoreCase(HttpHeaders.CONTENT_ENCODING)
                && !"identity".equalsIgnoreCase(header.getValue())) {
            // None was asked for; a few compressed bytes can hold gigabytes.
            throw new RefusedAnswerException("it is compressed with " + Text.clean(String.valueOf(header.getValue()))
                    + ", which was not asked for");
        }
    }

    @Override
    public void updateCapacity(CapacityChannel channel) throws IOException {
        channel.update(Integer.MAX_VALUE);
    }

    @Override
    public void consume(ByteBuffer source) throws RefusedAnswerException {
        if (body == null) {
            // Most answers come in one piece.
            body = new ByteArrayBuffer(Math.min(source.remaining(), maxSize));
        }
        if (source.remaining() > maxSize - body.length()) {
            throw new RefusedAnswerException(
                    "it is larger than the " + maxSize + " bytes that option maxResponseSize allows");
        }
        body.append(source);
    }

    @Override
    public void streamEnd(@Nullable List<? extends Header> trailers) {
        complete();
    }

    private void complete() {
        if (callback != null) {
            callback.completed(new Answer(status, reasonPhrase, headers, bytes()));
        }
    }

    private byte[] bytes() {
        if (body == null) {
            return NOTHING;
        }
        return body.length() == body.capacity() ? body.array() : body.toByteArray();
    }

    @Override
    public void failed(Exception cause) {}

    @Override
    public void releaseResources() {}
}
