package io.github.coherecamel.application.event;

import io.github.coherecamel.application.event.UnreadableEventException.Kind;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** In which of its forms an event has arrived. */
enum Form {
    /** One CloudEvent in JSON. */
    STRUCTURED,
    /** An array of CloudEvents in JSON. */
    BATCH,
    /** The data of a CloudEvent, whose attributes are elsewhere. */
    BINARY,
    /** JSON that has to say itself what it is. */
    JSON;

    private static final Set<String> REQUIRED = Set.of("specversion", "id", "source", "type");
    /** What curl says of everything that it is not told about is among them. */
    private static final Set<String> READ_AS_JSON = Set.of("", "application/json", "application/x-www-form-urlencoded");

    private static final Pattern OTHER_CHARSET =
            Pattern.compile(";\\s*charset\\s*=\\s*(?!\"?(utf-?8|us-ascii)\"?\\s*(;|$))", Pattern.CASE_INSENSITIVE);

    static Form of(Arrival arrival) throws UnreadableEventException {
        var contentType = arrival.contentType() == null ? "" : arrival.contentType();
        if (OTHER_CHARSET.matcher(contentType).find()) {
            throw unsupported(contentType, "its charset is not UTF-8");
        }
        var mediaType = contentType.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
        if (mediaType.equals("application/cloudevents+json")) {
            return STRUCTURED;
        }
        if (mediaType.equals("application/cloudevents-batch+json")) {
            return BATCH;
        }
        if (!READ_AS_JSON.contains(mediaType)) {
            throw unsupported(contentType, "it is no form of an event");
        }
        return arrival.attributes().keySet().stream().anyMatch(REQUIRED::contains) ? BINARY : JSON;
    }

    private static UnreadableEventException unsupported(String contentType, String reason) {
        return new UnreadableEventException(
                Kind.MEDIA_TYPE,
                "Could not read the event: Content-Type is %s, and %s. Send JSON as application/json, or a CloudEvent as application/cloudevents+json, in UTF-8."
                        .formatted(Shown.of(contentType), reason));
    }
}
