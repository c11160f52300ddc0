package io.github.coherecamel.application.wanted;

/** What an event became when it came in. */
public record Receipt(Kind kind, StoredEvent event) {

    public enum Kind {
        /** It is written down, durably. */
        ACCEPTED,
        /** It was there already; nothing has changed. */
        DUPLICATE,
        /** There is another event with this source and id; nothing has changed. */
        CONFLICT
    }
}
