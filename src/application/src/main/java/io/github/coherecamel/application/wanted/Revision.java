package io.github.coherecamel.application.wanted;

import org.jspecify.annotations.Nullable;

/**
 * How far everything, or one model, was at a moment. If two of the same differ, something has changed in between; what is
 * written does not matter.
 */
public record Revision(String written) {

    /** Reads what {@link #toString} has written; what it has not differs from anything. */
    public static @Nullable Revision parse(@Nullable String written) {
        return written == null || written.isBlank() ? null : new Revision(written);
    }

    @Override
    public String toString() {
        return written;
    }
}
