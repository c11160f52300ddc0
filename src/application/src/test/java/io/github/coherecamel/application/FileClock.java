package io.github.coherecamel.application;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;

/** The clock that stamps files. It may go in steps of some milliseconds, within which several files get the same time. */
public final class FileClock {

    private FileClock() {}

    /** Returns when what comes from now on gets a later time than what has come before, in this folder or one below it. */
    public static void awaitTick(Path folder) throws IOException {
        var before = Files.createTempFile(folder, "tick", "");
        var after = Files.createTempFile(folder, "tick", "");
        try {
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> changedAt(Files.writeString(after, "x")).compareTo(changedAt(before)) > 0);
        } finally {
            Files.delete(before);
            Files.delete(after);
        }
    }

    private static FileTime changedAt(Path file) throws IOException {
        return (FileTime) Files.getAttribute(file, "unix:ctime");
    }
}
