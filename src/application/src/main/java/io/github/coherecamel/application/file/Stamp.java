package io.github.coherecamel.application.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Objects;

/**
 * What tells that a file is still the same, without reading it. A move within a file system does not change it.
 *
 * @param text size, time and identity, to be compared
 * @param arrivedAt when it got its place, as far as the system can tell
 */
record Stamp(String text, long size, boolean regular, Instant modifiedAt, Instant arrivedAt) {

    static Stamp of(Path file) throws IOException {
        // A link could make this process read, and send away, what whoever dropped it may not.
        var attributes = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        var modifiedAt = attributes.lastModifiedTime().toInstant();
        var text = "%d %s %s".formatted(attributes.size(), modifiedAt, identity(file, attributes));
        return new Stamp(text, attributes.size(), attributes.isRegularFile(), modifiedAt, movedAt(file, modifiedAt));
    }

    /** Without the device, which has another number after a remount. */
    private static Object identity(Path file, BasicFileAttributes attributes) throws IOException {
        return isUnix(file)
                ? Files.getAttribute(file, "unix:ino", LinkOption.NOFOLLOW_LINKS)
                : Objects.hashCode(attributes.fileKey());
    }

    /** Whoever moves a whole file into the inbox keeps the time of its content, so that says nothing of their order. */
    private static Instant movedAt(Path file, Instant modifiedAt) throws IOException {
        return isUnix(file)
                ? ((FileTime) Files.getAttribute(file, "unix:ctime", LinkOption.NOFOLLOW_LINKS)).toInstant()
                : modifiedAt;
    }

    private static boolean isUnix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("unix");
    }
}
