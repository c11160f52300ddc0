package io.github.coherecamel.application.event;

/** What arrived is no event. The message says which field is wrong, how, and what to send, and may be shown to anybody. */
public final class UnreadableEventException extends Exception {

    private static final long serialVersionUID = 1;

    /** What kind of mistake it is. */
    public enum Kind {
        /** It is not what it says it is, or something is missing or wrong. */
        INVALID,
        /** It has too many bytes or too many events. */
        TOO_LARGE,
        /** It says that it is something which cannot be read. */
        MEDIA_TYPE
    }

    private final Kind kind;

    public UnreadableEventException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
