package io.github.coherecamel.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The folder that files are dropped into, seen from outside. */
record Inbox(Path folder) {

    void drop(String name, String content) throws IOException {
        drop(name, content, Instant.now());
    }

    /** @param modified told apart by the millisecond, within which a test can drop several files */
    void drop(String name, String content, Instant modified) throws IOException {
        Files.createDirectories(folder);
        var arriving = folder.resolve(name + ".part");
        Files.writeString(arriving, content);
        Files.setLastModifiedTime(arriving, FileTime.from(modified));
        Files.move(arriving, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Returns when a file that is dropped from now on is told from those before by when it came. */
    void awaitTick() throws IOException {
        FileClock.awaitTick(folder.getParent());
    }

    void awaitDone(String name) {
        awaitFile(folder.resolve("done").resolve(name));
    }

    /** Returns what is in the files that are done whose names begin so. */
    List<String> done(String prefix) throws IOException {
        return texts(folder.resolve("done"), prefix);
    }

    /** Returns what is in the files that failed whose names begin so, and in the reasons beside them. */
    List<String> failed(String prefix) throws IOException {
        return texts(folder.resolve("failed"), prefix);
    }

    private static List<String> texts(Path folder, String prefix) throws IOException {
        var texts = new ArrayList<String>();
        try (var files = Files.newDirectoryStream(folder, prefix + "*")) {
            for (var file : files) {
                texts.add(Files.readString(file));
            }
        }
        return texts;
    }

    /** Returns why the file was set aside. */
    String awaitFailed(String name) throws IOException {
        awaitFile(folder.resolve("failed").resolve(name));
        return Files.readString(folder.resolve("failed").resolve(name + ".reason.txt"));
    }

    private static void awaitFile(Path file) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(file).exists());
    }
}
