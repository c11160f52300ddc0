package io.github.coherecamel.application.event;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What has arrived, by whatever way, before it is read.
 *
 * @param source of plain events, which name none
 * @param id of a plain event that names none; further ones of the same array get it with their number
 * @param contentType as the sender says
 * @param attributes of a CloudEvent in binary form: their names in small letters and without prefix
 */
public record Arrival(
        String source, String id, @Nullable String contentType, Map<String, String> attributes, byte[] body) {

    boolean isBatch() {
        return isBatch(body);
    }

    /** Returns whether a body holds several events, or could: an array. */
    public static boolean isBatch(byte[] body) {
        return new String(body, StandardCharsets.UTF_8)
                .replace("\uFEFF", "")
                .stripLeading()
                .startsWith("[");
    }
}
