package io.github.coherecamel.dataset;

import io.github.coherecamel.api.FilePart;
import io.github.coherecamel.camel.Inputs;
import java.io.Closeable;
import java.io.File;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.transform.stream.StreamSource;
import org.apache.camel.StreamCache;
import org.apache.camel.WrappedFile;
import org.jspecify.annotations.Nullable;

/**
 * A file of an upload. A file is read where it is. A stream is first copied to a temporary file, by the thread that
 * brings it: no other may wait for it, and its length has to be known. Bytes are sent as they are, text as UTF-8 whatever
 * the exchange's charset: that says how bytes are to be read, and these are not.
 */
record UploadBody(String fileName, FilePart.Content content) {

    private static final String UNNAMED = "data.jsonl";
    private static final String KINDS = "Give a file, text, bytes or a stream";

    /**
     * @param where the value comes from, for a message
     * @param value a {@code File}, {@code Path}, Camel file, text, bytes or something that Camel converts to a stream
     * @param named what the file is called by a header; null if by none
     */
    static UploadBody of(Inputs inputs, String where, @Nullable Object value, @Nullable String named) throws Exception {
        var source = unwrapped(value);
        var body = source instanceof Path file
                ? new UploadBody(named == null ? nameOf(file) : named, FilePart.Content.of(readable(inputs, file)))
                : new UploadBody(named == null ? UNNAMED : named, content(inputs, where, source));
        if (body.content.size() == 0) {
            throw inputs.invalid(
                    ("%s is empty, so there is nothing to upload. Give a file with rows; a stream that a step before has "
                                    + "read is empty, too, unless stream caching is on")
                            .formatted(where),
                    null);
        }
        return body;
    }

    private static @Nullable Object unwrapped(@Nullable Object value) {
        if (value instanceof WrappedFile<?> wrapped) {
            return unwrapped(wrapped.getFile() instanceof File file ? file : wrapped.getBody());
        }
        if (value instanceof StreamSource source) {
            return source.getInputStream() == null ? source.getReader() : source.getInputStream();
        }
        return value instanceof File file ? file.toPath() : value;
    }

    private static String nameOf(Path file) {
        return file.getFileName() == null ? UNNAMED : file.getFileName().toString();
    }

    private static Path readable(Inputs inputs, Path file) throws Exception {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw inputs.invalid("file " + file + " is not there or cannot be read", null);
        }
        return file;
    }

    private static FilePart.Content content(Inputs inputs, String where, @Nullable Object source) throws Exception {
        if (source instanceof byte[] bytes) {
            return FilePart.Content.of(bytes);
        }
        if (source instanceof ByteBuffer buffer) {
            var bytes = new byte[buffer.remaining()];
            buffer.duplicate().get(bytes);
            return FilePart.Content.of(bytes);
        }
        if (source instanceof CharSequence text) {
            return FilePart.Content.of(text.toString().getBytes(StandardCharsets.UTF_8));
        }
        if (source == null) {
            throw inputs.invalid(where + " is null. " + KINDS, null);
        }
        var copies = UploadCopies.of(inputs.exchange());
        if (source instanceof StreamCache cache) {
            // From its start, however far it was read, and so that a later step can read it as well.
            cache.reset();
            try {
                return copies.of(stream(inputs, where, source));
            } finally {
                cache.reset();
            }
        }
        if (source instanceof Reader reader) {
            return copies.ofOnce(reader, () -> copies.of(reader));
        }
        var stream = (UploadCopies.Copying) () -> copies.of(stream(inputs, where, source));
        // What has to be closed can be read once; anything else may have changed since.
        return source instanceof Closeable ? copies.ofOnce(source, stream) : stream.copy();
    }

    private static InputStream stream(Inputs inputs, String where, Object source) throws Exception {
        var exchange = inputs.exchange();
        var stream = exchange.getContext().getTypeConverter().convertTo(InputStream.class, exchange, source);
        if (stream == null) {
            throw inputs.invalid(
                    "%s is a %s. %s".formatted(where, source.getClass().getName(), KINDS), null);
        }
        return stream;
    }
}
