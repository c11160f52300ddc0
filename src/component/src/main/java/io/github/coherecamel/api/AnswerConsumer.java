package io.github.coherecamel.api;

import java.nio.ByteBuffer;
import java.util.Map;
import org.apache.hc.client5.http.async.methods.AbstractBinResponseConsumer;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.ByteArrayBuffer;
import org.jspecify.annotations.Nullable;

/** Collects an answer up to a size. */
final class AnswerConsumer extends AbstractBinResponseConsumer<Answer> {

    private static final byte[] NOTHING = {};

    /** HTTP allows any number of them, and each starts the waiting anew. */
    private static final int MOST_INTERIM_ANSWERS = 16;

    private final int maxSize;
    private @Nullable ByteArrayBuffer body;
    private Map<String, String> headers = Map.of();
    private int status;
    private String reasonPhrase = "";
    private int interimAnswers;

    AnswerConsumer(int maxSize) {
        this.maxSize = maxSize;
    }

    @Override
    protected void start(HttpResponse response, @Nullable ContentType contentType) throws RefusedAnswerException {
        status = response.getCode();
        reasonPhrase = response.getReasonPhrase() == null ? "" : response.getReasonPhrase();
        var all = response.getHeaders();
        headers = new AnswerHeaders(all);
        for (var header : all) {
            refuseIfPacked(header);
        }
    }

    @Override
    public void informationResponse(HttpResponse response, HttpContext context) throws RefusedAnswerException {
        if (++interimAnswers > MOST_INTERIM_ANSWERS) {
            throw new RefusedAnswerException("more than " + MOST_INTERIM_ANSWERS + " interim answers (HTTP "
                    + response.getCode() + ") came before it");
        }
    }

    private static void refuseIfPacked(Header header) throws RefusedAnswerException {
        if (header.getName().equalsIgnoreCase(HttpHeaders.CONTENT_ENCODING)
                && !"identity".equalsIgnoreCase(header.getValue())) {
            // None was asked for; a few packed bytes can unpack to gigabytes.
            throw new RefusedAnswerException(
                    "it is packed with " + Text.clean(String.valueOf(header.getValue())) + ", which was not asked for");
        }
    }

    @Override
    protected int capacityIncrement() {
        return Integer.MAX_VALUE;
    }

    @Override
    protected void data(ByteBuffer source, boolean endOfStream) throws RefusedAnswerException {
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
    protected Answer buildResult() {
        return new Answer(status, reasonPhrase, headers, bytes());
    }

    private byte[] bytes() {
        if (body == null) {
            return NOTHING;
        }
        return body.length() == body.capacity() ? body.array() : body.toByteArray();
    }

    @Override
    public void releaseResources() {}
}
