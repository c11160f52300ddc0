package io.github.coherecamel.simulator.call;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/** A file part of a multipart body, wherever its bytes are kept. */
public record UploadedFile(String part, String fileName, long size, Content content) {
    /** Opens the bytes; each time from the start. */
    public interface Content {
        InputStream open() throws IOException;
    }

    /** The extension in lower case without its dot, or empty text. */
    public String extension() {
        var dot = fileName.lastIndexOf('.');
        return dot < 0 ? "" : fileName.substring(dot + 1).toLowerCase(Locale.ROOT);
    }
}
