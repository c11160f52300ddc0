package io.github.coherecamel.application.web;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a sender signed with, by the names of <a href="https://www.standardwebhooks.com">Standard Webhooks</a>.
 *
 * @param id header {@code webhook-id}
 * @param timestamp header {@code webhook-timestamp}: seconds since 1970
 * @param signatures header {@code webhook-signature}: one or several, each {@code v1,<base64>}
 */
record Signature(@Nullable String id, @Nullable String timestamp, @Nullable String signatures) {

    static final String ID = "webhook-id";
    static final String TIMESTAMP = "webhook-timestamp";
    static final String SIGNATURE = "webhook-signature";

    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final Pattern SECONDS = Pattern.compile("\\d{1,12}");
    /** It becomes the id of an event. */
    private static final Pattern USABLE_ID = Pattern.compile("[\\x21-\\x7e]{1,200}");

    private static final String VERSION = "v1,";
    /** More than anybody needs to change a key, and too few to keep us busy. */
    private static final int MOST_SIGNATURES = 16;

    boolean isThere() {
        return id != null || timestamp != null || signatures != null;
    }

    /** Returns why the body is not proven to come from somebody who has a key; null if it is. */
    @Nullable
    String flaw(byte[] body, SigningKeys keys, Clock clock) {
        if (id == null || timestamp == null || signatures == null) {
            return "it is not signed. Send the headers %s, %s and %s".formatted(ID, TIMESTAMP, SIGNATURE);
        }
        if (!USABLE_ID.matcher(id).matches()) {
            return ID + " is not 1 to 200 printable characters of ASCII";
        }
        if (!SECONDS.matcher(timestamp).matches()) {
            return TIMESTAMP + " is no number of seconds since 1970";
        }
        var apart = clock.instant().getEpochSecond() - Long.parseLong(timestamp);
        if (Math.abs(apart) > TOLERANCE.toSeconds()) {
            return "%s is %d s %s the clock here, and at most %d s are taken. Sign it anew, or set the clock"
                    .formatted(TIMESTAMP, Math.abs(apart), apart > 0 ? "behind" : "ahead of", TOLERANCE.toSeconds());
        }
        var content = content(id + "." + timestamp + ".", body);
        return Arrays.stream(signatures.split(" ", MOST_SIGNATURES + 1))
                        .limit(MOST_SIGNATURES)
                        .filter(signature -> signature.startsWith(VERSION))
                        .anyMatch(signature -> keys.sign(content, decoded(signature.substring(VERSION.length()))))
                ? null
                : ("no signature in %s fits the body as it arrived. Sign id.timestamp.body by HMAC-SHA256 with a key that is"
                                + " configured here, and send v1,<base64>")
                        .formatted(SIGNATURE);
    }

    private static byte[] content(String head, byte[] body) {
        var start = head.getBytes(StandardCharsets.US_ASCII);
        var content = Arrays.copyOf(start, start.length + body.length);
        System.arraycopy(body, 0, content, start.length, body.length);
        return content;
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
