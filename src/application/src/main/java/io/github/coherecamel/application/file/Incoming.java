package io.github.coherecamel.application.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.UUID;

/** Files that come into an inbox by themselves, and not by somebody who drops them. */
record Incoming(Path folder) {

    /** How the name of one ends that is being written. No round takes it. */
    private static final String SUFFIX = ".part";

    /** Returns where the next one may be written. */
    Path next() throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new NoSuchFileException(folder.toString(), null, "the folder is gone; make it again, or mount it");
        }
        return folder.resolve(UUID.randomUUID() + SUFFIX);
    }

    /** Takes one that is whole, overwriting nothing. Then no failure of the power undoes it. */
    Path claim(Path written, ArrivalId.Named as) throws IOException {
        var claimed = Files.move(written, folder.resolve(as.fileName()));
        sync(claimed);
        if (folder.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            // Elsewhere, a folder cannot be opened.
            sync(folder);
        }
        return claimed;
    }

    private static void sync(Path path) throws IOException {
        try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Deletes what a process was writing when it ended, so long ago that nobody writes it any more. */
    void forget(Instant before) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var files = Files.newDirectoryStream(folder, "????????-????-????-????-????????????" + SUFFIX)) {
            for (var file : files) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
