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
import org.apache.camel.Exchange;
import org.apache.camel.WrappedFile;
import org.apache.camel.util.FileUtil;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file of an upload. A file is read where it is. A stream is first copied to a temporary file, by the thread that
 * brings it: no other may wait for it, and its length has to be known.
 *
 * @param copy to be deleted after the upload; null if there is none
 */
record UploadBody(String fileName, FilePart.Content content, @Nullable Path copy) implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(UploadBody.class);

    static UploadBody of(Inputs inputs) throws Exception {
        var message = inputs.message();
        var body = message.getBody();
        var named = message.getHeader(Exchange.FILE_NAME, String.class);
        if (body instanceof WrappedFile<?> wrapped) {
            body = wrapped.getFile() instanceof File ? wrapped.getFile() : wrapped.getBody();
        }
        if (body instanceof File file) {
            body = file.toPath();
        }
        if (body instanceof Path file) {
            if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
                throw inputs.invalid("file " + file + " is not there or cannot be read", null);
            }
            return new UploadBody(
                    named == null ? file.getFileName().toString() : FileUtil.stripPath(named),
                    FilePart.Content.of(file),
                    null);
        }
        var fileName = named == null ? "data.jsonl" : FileUtil.stripPath(named);
        if (body instanceof byte[] bytes) {
            return new UploadBody(fileName, FilePart.Content.of(bytes), null);
        }
        if (body instanceof String text) {
            return new UploadBody(fileName, FilePart.Content.of(text.getBytes(StandardCharsets.UTF_8)), null);
        }
        var stream = message.getBody(InputStream.class);
        if (stream == null) {
            throw inputs.invalid("the body is no file, text, bytes or stream. Give what is to be uploaded", null);
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
