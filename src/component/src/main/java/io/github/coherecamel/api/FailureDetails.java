package io.github.coherecamel.api;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a failure on the wire tells. Nothing in it holds a secret, and nothing but the body an unprintable character.
 *
 * @param task what was tried, to follow "Could not"
 * @param reason what went wrong and what to do
 * @param status 0 if nothing answered
 * @param headers by lower-case name
 * @param body at most 8 KiB of it
 */
public record FailureDetails(
        String task,
        String reason,
        String uri,
        int status,
        String statusText,
        Map<String, String> headers,
        String body,
        @Nullable Throwable cause) {

    /** Returns details of a failure that no single answer shows. */
    public static FailureDetails of(String task, String reason) {
        return new FailureDetails(task, reason, "", 0, "", Map.of(), "", null);
    }

    FailureDetails withReason(String other) {
        return new FailureDetails(task, other, uri, status, statusText, headers, body, cause);
    }

    String message() {
        return message(task, reason) + (status == 0 ? "" : " (HTTP " + status + ")");
    }

    /** Returns one line: whatever an exception quotes, it comes from elsewhere. */
    static String message(String task, String reason) {
        return Text.message("Could not %s: %s".formatted(Text.clean(task), reason));
    }
}
