package io.github.coherecamel.application.file;

import java.nio.file.Path;

/** A file that comes in over HTTP: where it is written until it is whole, and what it is for. */
public final class PostedFile {

    private final InboxRound round;
    private final String name;
    private final Purpose purpose;
    private final Path path;

    PostedFile(InboxRound round, String name, Purpose purpose, Path path) {
        this.round = round;
        this.name = name;
        this.purpose = purpose;
        this.path = path;
    }

    InboxRound round() {
        return round;
    }

    String name() {
        return name;
    }

    Purpose purpose() {
        return purpose;
    }

    /** Nothing is there yet. */
    public Path path() {
        return path;
    }
}
