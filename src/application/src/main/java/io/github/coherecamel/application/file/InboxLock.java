package io.github.coherecamel.application.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Gives an inbox to one process at a time. The system takes it back from a process that died. */
final class InboxLock implements AutoCloseable {

    private final Path file;
    private @Nullable FileChannel held;
    private @Nullable Object key;

    InboxLock(Path file) {
        this.file = file;
    }

    /** Tries to get it, if it is not held yet. Returns whether it is held now. */
    boolean hold() throws IOException {
        if (held != null && Objects.equals(key, key())) {
            return true;
        }
        // If somebody has removed the folder, others would lock another file.
        close();
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (lock(channel)) {
            held = channel;
            key = key();
            return true;
        }
        channel.close();
        return false;
    }

    private @Nullable Object key() throws IOException {
        return Files.exists(file)
                ? Files.readAttributes(file, BasicFileAttributes.class).fileKey()
                : file;
    }

    private static boolean lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        if (held != null) {
            held.close();
            held = null;
        }
    }
}
