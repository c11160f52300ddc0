package io.github.coherecamel.dataset;

import io.github.coherecamel.api.FilePart;
import io.github.coherecamel.camel.Inputs;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import org.apache.camel.WrappedFile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file of an upload. A file is read where it is. A stream is first copied to a temporary file, by the thread that
 * brings it: no other may wait for it, and its length has to be known.
 *
 * @param copy to be deleted after the upload; null if there is none
 */
record UploadBody(String fileName, FilePart.Content content, @Nullable Path copy) implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(UploadBody.class);

    /**
     * @param value a {@code File}, {@code Path}, Camel file, text, bytes or something that Camel converts to a stream
     * @param named what the file is called by a header; null if by none
     */
    static UploadBody of(Inputs inputs, @Nullable Object value, @Nullable String named) throws Exception {
        var source = value;
        if (source instanceof WrappedFile<?> wrapped) {
            source = wrapped.getFile() instanceof File ? wrapped.getFile() : wrapped.getBody();
        }
        if (source instanceof File file) {
            source = file.toPath();
        }
        if (source instanceof Path file) {
            if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
                throw inputs.invalid("file " + file + " is not there or cannot be read", null);
            }
            return new UploadBody(
                    named == null ? file.getFileName().toString() : named, FilePart.Content.of(file), null);
        }
        var fileName = named == null ? "data.jsonl" : named;
        if (source instanceof byte[] bytes) {
            return new UploadBody(fileName, FilePart.Content.of(bytes), null);
        }
        if (source instanceof String text) {
            return new UploadBody(fileName, FilePart.Content.of(text.getBytes(StandardCharsets.UTF_8)), null);
        }
        var exchange = Objects.requireNonNull(inputs.message().getExchange());
        var stream = exchange.getContext().getTypeConverter().convertTo(InputStream.class, exchange, source);
        if (stream == null) {
            throw inputs.invalid("what is to be uploaded is no file, text, bytes or stream. Give one of these", null);
        }
        return copyOf(stream, fileName);
    }

    private static UploadBody copyOf(InputStream stream, String fileName) throws IOException {
        var copy = Files.createTempFile("cohere-upload-", ".tmp");
        try (stream) {
            Files.copy(stream, copy, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(copy);
            throw e;
        }
        return new UploadBody(fileName, FilePart.Content.of(copy), copy);
    }

    @Override
    public void close() {
        if (copy != null) {
            try {
                Files.deleteIfExists(copy);
            } catch (IOException e) {
                LOG.warn("Could not delete {}, the temporary copy of an uploaded stream. Delete it by hand.", copy, e);
            }
        }
    }
}
