package io.github.coherecamel.api;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a failure tells. Nothing in it holds a secret, and nothing but the body an unprintable character.
 *
 * @param task what was tried, to follow "Could not"
 * @param reason what went wrong and what to do
 * @param status 0 if nothing answered
 * @param body at most 8 KiB of it
 */
public record Problem(
        String task,
        String reason,
        String uri,
        int status,
        String statusText,
        Map<String, String> headers,
        String body,
        @Nullable Throwable cause) {

    /** A problem that was found before anything was sent. */
    public static Problem local(String task, String reason, @Nullable Throwable cause) {
        return new Problem(Text.clean(task), Text.printable(reason), "", 0, "", Map.of(), "", cause);
    }

    String message() {
        return "Could not %s: %s%s".formatted(task, reason, status == 0 ? "" : " (HTTP " + status + ")");
    }
}
