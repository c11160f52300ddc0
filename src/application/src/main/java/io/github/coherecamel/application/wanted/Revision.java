package io.github.coherecamel.application.wanted;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How far everything was at a moment. If two of them differ, something has changed in between; what each number is does not
 * matter.
 *
 * @param states of models, which may change without anything else, as when somebody has changed one by hand
 */
public record Revision(long events, long attempts, long actions, long states, long control) {

    /** From which everything has changed. */
    private static final Revision BEFORE_ALL = new Revision(-1, -1, -1, -1, -1);

    private static final Pattern WRITTEN =
            Pattern.compile("(-?\\d{1,18})\\.(-?\\d{1,18})\\.(-?\\d{1,18})\\.(-?\\d{1,18})\\.(-?\\d{1,18})");

    /** Reads what {@link #toString} has written; what it has not is older than anything. */
    public static @Nullable Revision parse(@Nullable String written) {
        if (written == null || written.isBlank()) {
            return null;
        }
        var parts = WRITTEN.matcher(written);
        return parts.matches()
                ? new Revision(
                        Long.parseLong(parts.group(1)),
                        Long.parseLong(parts.group(2)),
                        Long.parseLong(parts.group(3)),
                        Long.parseLong(parts.group(4)),
                        Long.parseLong(parts.group(5)))
                : BEFORE_ALL;
    }

    @Override
    public String toString() {
        return "%d.%d.%d.%d.%d".formatted(events, attempts, actions, states, control);
    }
}
