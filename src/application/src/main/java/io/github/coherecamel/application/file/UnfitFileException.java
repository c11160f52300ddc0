package io.github.coherecamel.application.file;

/** A file cannot be taken as it was sent. The message says why and what to send, and may be shown to anybody. */
public final class UnfitFileException extends Exception {

    private static final long serialVersionUID = 1;

    /** What is wrong. */
    public enum Kind {
        /** Its name, or what it is for. */
        NAME,
        /** What it is, as far as its name tells. */
        TYPE,
        /** There is no room for it. */
        ROOM
    }

    private final Kind kind;

    UnfitFileException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
