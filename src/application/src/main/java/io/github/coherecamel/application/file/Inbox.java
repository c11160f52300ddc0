package io.github.coherecamel.application.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A folder that training files are dropped into, and the folders that they go through. Nothing is ever overwritten. */
final class Inbox implements AutoCloseable {

    private static final String WORK = ".work";
    private static final String ACCEPTED = "accepted";
    private static final String DONE = "done";
    private static final String FAILED = "failed";

    /** What lies in each inbox and is not dropped there. */
    static final List<String> FOLDERS = List.of(WORK, ACCEPTED, DONE, FAILED);

    /** Stands in a name for what the system's charset does not have, so nothing can be found by it. */
    private static final char UNREADABLE = '\uFFFD';

    private final Path root;
    private final String folder;
    private final Listing listing;
    private final InboxLock lock;

    /** Tells what lies in a folder. */
    interface Listing {
        Stream<Path> of(Path folder) throws IOException;
    }

    /** @param folder its name within the first inbox; empty for that one itself */
    Inbox(Path root, String folder, Listing listing) {
        this.listing = listing;
        this.root = root.resolve(folder).toAbsolutePath().normalize();
        this.folder = folder;
        this.lock = new InboxLock(this.root.resolve(WORK).resolve("lock"));
    }

    String path() {
        return root.toString();
    }

    /** The name of this inbox in the database. Other processes may have others at the same path. */
    String id() throws IOException {
        var file = root.resolve(WORK).resolve("id");
        // After a power cut it may be there with nothing in it.
        if (!Files.exists(file) || Files.readString(file).isBlank()) {
            var arriving = Files.writeString(
                    file.resolveSibling("id.tmp"), UUID.randomUUID().toString());
            Files.move(arriving, file, StandardCopyOption.REPLACE_EXISTING);
        }
        return Files.readString(file).strip();
    }

    /** The name of this inbox in events. */
    String source() {
        return root.toUri().toString();
    }

    Path root() {
        return root;
    }

    String folder() {
        return folder;
    }

    /** Where a file may be written that comes in by itself. */
    Incoming incoming() {
        return new Incoming(root.resolve(WORK));
    }

    /** Takes it for this process, if no other has it. Returns whether this one has it. */
    boolean hold() throws IOException {
        if (!Files.isDirectory(root)) {
            throw new NoSuchFileException(root.toString(), null, "the folder is gone; make it again, or mount it");
        }
        create();
        return lock.hold();
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }

    /** Makes what is missing of the folders. Fails if files could not be moved between them. */
    void create() throws IOException {
        Files.createDirectories(root);
        for (var name : FOLDERS) {
            var path = Files.createDirectories(root.resolve(name));
            if (!Files.isWritable(path)) {
                throw new IOException(path + " is not writable");
            }
        }
        if (!Files.isWritable(root)) {
            throw new IOException(root + " is not writable");
        }
    }

    /** Returns by name what lies there; of several whose names look the same in this system's charset, one. */
    Map<String, Dropped> dropped() throws IOException {
        var dropped = new HashMap<String, Dropped>();
        try (Stream<Path> files = listing.of(root)) {
            for (var file : files.filter(file -> !isOwn(file)).toList()) {
                stamp(file).map(stamp -> new Dropped(file, stamp)).ifPresent(one -> dropped.put(one.name(), one));
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return dropped;
    }

    private static boolean isOwn(Path file) {
        return FOLDERS.contains(String.valueOf(file.getFileName()));
    }

    private static Optional<Stamp> stamp(Path file) throws IOException {
        try {
            return Optional.of(Stamp.of(file));
        } catch (NoSuchFileException e) {
            // Whoever wrote it has renamed it since.
            return Optional.empty();
        }
    }

    /** Makes a file private: from now on, another of its name is another file. */
    void claim(Dropped dropped, ArrivalId.Named as) throws IOException {
        if (dropped.name().indexOf(UNREADABLE) < 0) {
            var marker = dropped.file().resolveSibling(dropped.name() + InboxView.MARKER);
            // The name of a marker may be too long for one to be there.
            if (isThere(marker)) {
                // Before the file, or it would stay, and mark the next of this name.
                Files.delete(marker);
            }
        }
        move(dropped.file(), root.resolve(WORK).resolve(as.fileName()));
    }

    /** What was claimed and not accepted. */
    List<ArrivalId.Named> claimed() throws IOException {
        return arrivalsIn(WORK);
    }

    /** What was accepted and is not at an end. */
    List<ArrivalId.Named> accepted() throws IOException {
        return arrivalsIn(ACCEPTED);
    }

    private List<ArrivalId.Named> arrivalsIn(String name) throws IOException {
        try (Stream<Path> files = listing.of(root.resolve(name))) {
            return files.map(file -> ArrivalId.Named.read(String.valueOf(file.getFileName())))
                    .flatMap(Optional::stream)
                    .sorted(Comparator.comparing(named -> named.id().text()))
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Returns where a file is that is on its way; null if somebody has taken it away. */
    @Nullable
    Path find(ArrivalId.Named file) {
        return Stream.of(WORK, ACCEPTED)
                .map(name -> root.resolve(name).resolve(file.fileName()))
                .filter(Inbox::isThere)
                .findFirst()
                .orElse(null);
    }

    void accept(ArrivalId.Named file) throws IOException {
        move(root.resolve(WORK).resolve(file.fileName()), root.resolve(ACCEPTED).resolve(file.fileName()));
    }

    /** Moves an accepted file back, to be taken up anew under the same id. */
    void reopen(ArrivalId.Named file) throws IOException {
        again(root.resolve(ACCEPTED).resolve(file.fileName()), file);
    }

    /** Moves a file to where it is taken up anew. */
    void again(Path file, ArrivalId.Named as) throws IOException {
        move(file, root.resolve(WORK).resolve(as.fileName()));
    }

    /** Moves a file to its last place, with the reason if it failed. Returns what it is called there. */
    Path finish(Path file, ArrivalId.Named named, @Nullable String reason) throws IOException {
        var last = root.resolve(reason == null ? DONE : FAILED);
        var target = last.resolve(named.name());
        if (isThere(target)) {
            target = last.resolve(FileName.with(named.name(), named.id().text()));
        }
        if (reason != null) {
            // Before the file, which would have none if this process died in between. A reason that lies there without
            // its file is of one that was taken away, to be tried again.
            var arriving = Files.writeString(last.resolve("." + named.id().text()), reason);
            Files.move(
                    arriving,
                    target.resolveSibling(target.getFileName() + ".reason.txt"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        move(file, target);
        return root.relativize(target);
    }

    /** Unlike an atomic move, this one overwrites nothing. */
    private static void move(Path from, Path to) throws IOException {
        Files.move(from, to);
    }

    private static boolean isThere(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }
}
