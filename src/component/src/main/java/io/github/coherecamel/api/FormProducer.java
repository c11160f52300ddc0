package io.github.coherecamel.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.DataStreamChannel;
import org.jspecify.annotations.Nullable;

/**
 * Sends files as {@code multipart/form-data} (RFC 7578) through one buffer, whatever their size. Apache's own producers
 * hold a form in memory or send a single file.
 */
final class FormProducer implements AsyncEntityProducer {

    /** With 64 KiB, an upload through loopback takes an eighth longer. */
    private static final int BUFFER_SIZE = 256 * 1024;

    private final String boundary = "cohere-" + UUID.randomUUID();
    private final Queue<Section> sections = new ArrayDeque<>();
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_SIZE);
    private final Runnable onSent;
    private final long size;
    private long unread;
    private @Nullable ReadableByteChannel open;

    private record Section(FilePart.Content content, long size) {}

    FormProducer(List<FilePart> parts, Runnable onSent) throws IOException {
        this.onSent = onSent;
        for (var part : parts) {
            addText("--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n"
                            .formatted(boundary, part.name(), quoted(part.fileName()))
                    + "Content-Type: application/octet-stream\r\n\r\n");
            add(part.content());
            addText("\r\n");
        }
        addText("--" + boundary + "--\r\n");
        this.size = sections.stream().mapToLong(Section::size).sum();
    }

    private void addText(String text) throws IOException {
        add(FilePart.Content.of(text.getBytes(UTF_8)));
    }

    private void add(FilePart.Content content) throws IOException {
        sections.add(new Section(content, content.size()));
    }

    /** Escapes as browsers do, so that a file's name cannot add a header or a part. */
    private static String quoted(String fileName) {
        return fileName.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
    }

    @Override
    public void produce(DataStreamChannel channel) throws IOException {
        fill();
        buffer.flip();
        channel.write(buffer);
        buffer.compact();
        if (buffer.position() == 0 && unread == 0 && sections.isEmpty()) {
            channel.endStream();
            releaseResources();
            onSent.run();
        }
    }

    private void fill() throws IOException {
        while (buffer.hasRemaining()) {
            if (open == null) {
                var next = sections.poll();
                if (next == null) {
                    return;
                }
                open = next.content().open();
                unread = next.size();
            }
            if (unread == 0) {
                releaseResources();
                continue;
            }
            readFrom(open);
        }
    }

    private void readFrom(ReadableByteChannel channel) throws IOException {
        var limit = buffer.limit();
        // The length was promised in the header: what a file gains meanwhile is not sent.
        buffer.limit((int) Math.min(limit, buffer.position() + unread));
        var count = channel.read(buffer);
        buffer.limit(limit);
        if (count < 0) {
            throw new EOFException("a file got shorter while it was sent");
        }
        unread -= count;
    }

    @Override
    public void releaseResources() {
        var channel = open;
        open = null;
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                // Only read from: nothing is lost.
                unread = 0;
            }
        }
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
    public int available() {
        return Integer.MAX_VALUE;
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
