package io.github.coherecamel.simulator.wire;

import io.github.coherecamel.simulator.call.UploadedFile;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.multipart.FileUpload;
import io.netty.handler.codec.http.multipart.HttpData;
import io.netty.handler.codec.http.multipart.HttpDataFactory;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;

/** A multipart body: large files go to disk as they arrive, small ones stay in memory. */
final class MultipartBody implements BodyReader {
    private final long limit;
    private @Nullable HttpPostRequestDecoder decoder;
    private String problem = "";
    private long size;

    MultipartBody(HttpDataFactory factory, HttpRequest request, long limit) {
        this.limit = limit;
        try {
            decoder = new HttpPostRequestDecoder(factory, request);
            if (!decoder.isMultipart()) {
                fail("request Content-Type isn't multipart/form-data");
            }
        } catch (RuntimeException e) {
            fail("request Content-Type isn't multipart/form-data with a boundary");
        }
    }

    @Override
    public void add(HttpContent piece) {
        size += piece.content().readableBytes();
        if (decoder == null) {
            return;
        }
        if (size > limit) {
            fail("the upload exceeds " + limit + " bytes");
            return;
        }
        try {
            decoder.offer(piece);
        } catch (RuntimeException e) {
            fail("malformed multipart body");
        }
    }

    @Override
    public RequestBody body() {
        if (size > limit) {
            return RequestBody.tooLarge(problem);
        }
        try {
            return decoder == null
                    ? RequestBody.malformed(problem)
                    : RequestBody.of(decoder.getBodyHttpDatas().stream()
                            .map(data -> file((HttpData) data))
                            .toList());
        } catch (RuntimeException e) {
            return RequestBody.malformed("malformed multipart body");
        }
    }

    private static UploadedFile file(HttpData data) {
        var name = data instanceof FileUpload file ? file.getFilename() : "";
        return new UploadedFile(data.getName(), name, data.length(), () -> open(data));
    }

    private static InputStream open(HttpData data) throws IOException {
        return data.isInMemory()
                ? new ByteArrayInputStream(data.get())
                : Files.newInputStream(data.getFile().toPath());
    }

    private void fail(String why) {
        problem = why;
        release();
    }

    @Override
    public void release() {
        var used = decoder;
        decoder = null;
        if (used != null) {
            used.destroy();
        }
    }
}
