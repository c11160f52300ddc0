package io.github.coherecamel.api;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of a form.
 *
 * @param name of the form field
 * @param fileName as the API is told; its extension tells the API the format
 */
public record FilePart(String name, String fileName, Content content) {

    /** Where the bytes come from; they can be read more than once. */
    public interface Content {

        long size() throws IOException;

        ReadableByteChannel open() throws IOException;

        static Content of(byte[] bytes) {
            return new Content() {
                @Override
                public long size() {
                    return bytes.length;
                }

                @Override
                public ReadableByteChannel open() {
                    return Channels.newChannel(new ByteArrayInputStream(bytes));
                }
            };
        }

        static Content of(Path file) {
            return new Content() {
                @Override
                public long size() throws IOException {
                    return Files.size(file);
                }

                @Override
                public ReadableByteChannel open() throws IOException {
                    return Files.newByteChannel(file);
                }
            };
        }
    }
}
