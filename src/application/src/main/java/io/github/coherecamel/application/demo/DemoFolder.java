package io.github.coherecamel.application.demo;

import io.github.coherecamel.application.Folders;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Where the demo keeps its files and its database. The simulator forgets all when it ends, and so does this. */
public final class DemoFolder {

    private static final Path FOLDER = Path.of("target", "demo");

    private DemoFolder() {}

    /** Deletes what the demo before has left. */
    public static void clear() throws IOException {
        if (!Files.isDirectory(FOLDER)) {
            return;
        }
        if (isInUse()) {
            throw new IOException("another demo is running in this folder");
        }
        Folders.delete(FOLDER);
    }

    /** The database keeps a lock on its file. */
    private static boolean isInUse() throws IOException {
        var database = FOLDER.resolve("data").resolve("controller.mv.db");
        if (!Files.exists(database)) {
            return false;
        }
        try (var channel = FileChannel.open(database, StandardOpenOption.WRITE);
                var lock = channel.tryLock()) {
            return lock == null;
        }
    }
}
