package io.github.coherecamel.api;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** Reads what is to be sent before it is asked for, a buffer at a time, by a thread that may wait for a disk. */
final class ReadAhead implements AutoCloseable {

    /** There are two. With 64 KiB of both, an upload through loopback takes an eighth longer. */
    private static final int BUFFER_SIZE = 128 * 1024;

    /** @param size of which no more is sent: it was promised in the header */
    record Section(FilePart.Content content, long size) {}

    private final Queue<Section> sections;
    private final long size;

    /** What only the one task that reads touches, and whoever begins it. */
    private long unreadOfSection;

    private long unread;

    private volatile @Nullable ReadableByteChannel open;
    private volatile boolean closed;

    /** What is used under the lock. */
    private @Nullable ByteBuffer spare;

    private @Nullable ByteBuffer filled;
    private @Nullable Throwable failure;
    private boolean busy;

    ReadAhead(List<Section> sections) {
        this.sections = new ArrayDeque<>(sections);
        this.size = sections.stream().mapToLong(Section::size).sum();
        this.unread = size;
    }

    long size() {
        return size;
    }

    /** Returns how much {@link #next} would give; 1 if it would report a failure or begin to read. */
    synchronized int ready() {
        if (filled != null) {
            return filled.remaining();
        }
        return failure != null || !busy ? 1 : 0;
    }

    /**
     * Returns the next buffer, or null if there is none yet, and has another filled.
     *
     * @param written the one before, to be used again
     * @param onReady is run when there is one, or a failure
     */
    synchronized @Nullable ByteBuffer next(@Nullable ByteBuffer written, Executor reading, Runnable onReady)
            throws IOException {
        if (failure != null) {
            throw new IOException(failure.getMessage(), failure);
        }
        if (written != null) {
            spare = written;
        }
        var next = filled;
        if (next == null && busy) {
            return null;
        }
        filled = null;
        if (unread > 0) {
            var buffer = spare;
            spare = null;
            busy = true;
            try {
                reading.execute(() -> read(buffer, onReady));
            } catch (RejectedExecutionException e) {
                throw new IOException("files are read no longer, because the client is closed", e);
            }
        }
        return next;
    }

    private void read(@Nullable ByteBuffer used, Runnable onReady) {
        ByteBuffer buffer = null;
        Throwable reason = null;
        try {
            buffer = fill(used);
        } catch (Throwable e) {
            reason = e;
        }
        synchronized (this) {
            busy = false;
            filled = buffer;
            failure = reason;
        }
        if (closed) {
            closeSection();
        }
        onReady.run();
    }

    private ByteBuffer fill(@Nullable ByteBuffer used) throws IOException {
        // Allocated here: thousands may wait for a connection.
        var buffer = used == null ? ByteBuffer.allocate((int) Math.min(unread, BUFFER_SIZE)) : used.clear();
        while (buffer.hasRemaining() && unread > 0 && !closed) {
            if (unreadOfSection == 0) {
                openNext();
            } else {
                readInto(buffer);
            }
        }
        return buffer.flip();
    }

    private void openNext() throws IOException {
        closeSection();
        var next = sections.remove();
        unreadOfSection = next.size();
        open = next.content().open();
    }

    private void readInto(ByteBuffer buffer) throws IOException {
        var channel = open;
        if (channel == null) {
            throw new IOException("the upload was given up");
        }
        var most = (int) Math.min(buffer.remaining(), unreadOfSection);
        var slice = buffer.slice().limit(most);
        var count = channel.read(slice);
        if (count < 0) {
            throw new EOFException("a file got shorter while it was sent");
        }
        buffer.position(buffer.position() + count);
        unreadOfSection -= count;
        unread -= count;
        if (unreadOfSection == 0) {
            closeSection();
        }
    }

    /** Ends also a reading that waits for a disk, as far as the channel can be interrupted. */
    @Override
    public void close() {
        closed = true;
        closeSection();
    }

    private void closeSection() {
        var channel = open;
        open = null;
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                // Only read from: nothing is lost.
                open = null;
            }
        }
    }
}
