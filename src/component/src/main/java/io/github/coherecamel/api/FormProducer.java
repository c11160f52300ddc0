package io.github.coherecamel.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.DataStreamChannel;
import org.jspecify.annotations.Nullable;

/**
 * Sends files as {@code multipart/form-data} (RFC 7578) in constant memory, whatever their size: one buffer is written
 * while another is filled. Apache's own producers hold a form in memory or send a single file, and read it by the thread
 * that serves sockets, which a slow disk would hold up.
 */
final class FormProducer implements AsyncEntityProducer {

    private final String boundary = "cohere-" + UUID.randomUUID();
    private final Executor reading;
    private final Runnable onProgress;
    private final long size;
    private final ReadAhead content;
    private @Nullable ByteBuffer writing;
    private long written;

    /**
     * @param reading where files are read
     * @param onProgress is run whenever some of the form has been taken by the network
     */
    FormProducer(List<FilePart> parts, Executor reading, Runnable onProgress) throws IOException {
        this.reading = reading;
        this.onProgress = onProgress;
        var sections = new ArrayList<ReadAhead.Section>();
        for (var part : parts) {
            sections.add(text("--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n"
                            .formatted(boundary, part.name(), quoted(part.fileName()))
                    + "Content-Type: application/octet-stream\r\n\r\n"));
            sections.add(section(part.content()));
            sections.add(text("\r\n"));
        }
        sections.add(text("--" + boundary + "--\r\n"));
        this.content = new ReadAhead(sections);
        this.size = content.size();
    }

    private static ReadAhead.Section text(String text) throws IOException {
        return section(FilePart.Content.of(text.getBytes(UTF_8)));
    }

    private static ReadAhead.Section section(FilePart.Content content) throws IOException {
        return new ReadAhead.Section(content, content.size());
    }

    /** Escapes as browsers do, so that a file's name cannot add a header or a part. */
    private static String quoted(String fileName) {
        return fileName.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
    }

    @Override
    public void produce(DataStreamChannel channel) throws IOException {
        if (writing == null || !writing.hasRemaining()) {
            writing = content.next(writing, reading, channel::requestOutput);
        }
        if (writing == null) {
            return;
        }
        var count = channel.write(writing);
        if (count > 0) {
            written += count;
            onProgress.run();
        }
        if (written == size) {
            channel.endStream();
            releaseResources();
        }
    }

    @Override
    public int available() {
        return writing != null && writing.hasRemaining() ? writing.remaining() : content.ready();
    }

    @Override
    public void releaseResources() {
        content.close();
    }

    @Override
    public void failed(Exception cause) {
        releaseResources();
    }

    @Override
    public long getContentLength() {
        return size;
    }

    @Override
    public String getContentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    @Override
    public boolean isRepeatable() {
        return false;
    }

    @Override
    public boolean isChunked() {
        return false;
    }

    @Override
    public Set<String> getTrailerNames() {
        return Set.of();
    }

    @Override
    public @Nullable String getContentEncoding() {
        return null;
    }
}
