package io.github.coherecamel.application.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.coherecamel.application.event.UnreadableEventException.Kind;
import org.jspecify.annotations.Nullable;

/** Reads what a person sends with an action. */
public final class Instruction {

    private static final int LONGEST_REASON = 1024;
    /** A model may have a dataset whose id is none that an event could have. */
    private static final int LONGEST_SHOWN = 1024;

    private Instruction() {}

    /** Returns what {@code {"dataset_id": "…"}} says. */
    public static String datasetId(byte[] body) throws UnreadableEventException {
        return new Fields("the body", "", object(body, "{\"dataset_id\": \"…\"}")).id("dataset_id", "dataset");
    }

    /** Returns what {@code {"reason": "…"}} says; null if there is none, or no body at all. */
    public static @Nullable String reason(byte @Nullable [] body) throws UnreadableEventException {
        return optional(body, "reason", LONGEST_REASON);
    }

    /** Returns the dataset that was shown to whoever decides, as {@code {"dataset_id": "…"}}; null if there is none, or no body. */
    public static @Nullable String shownDataset(byte @Nullable [] body) throws UnreadableEventException {
        return optional(body, "dataset_id", LONGEST_SHOWN);
    }

    private static @Nullable String optional(byte @Nullable [] body, String name, int longest)
            throws UnreadableEventException {
        if (body == null || body.length == 0) {
            return null;
        }
        var fields = new Fields("the body", "", object(body, "{\"%s\": \"…\"}, or nothing".formatted(name)));
        return fields.has(name) ? fields.text(name, longest) : null;
    }

    /**
     * Returns the id of a model that may be new here.
     *
     * @param place what has it, by this name
     */
    public static String modelId(String place, String name, String id) throws UnreadableEventException {
        return new Fields(place, "", JsonNodeFactory.instance.objectNode().put(name, id)).id(name, "model");
    }

    private static JsonNode object(byte[] body, String example) throws UnreadableEventException {
        try {
            return StrictJson.read(body, 1).get(0).tree();
        } catch (UnreadableEventException | IndexOutOfBoundsException e) {
            // That says what an event is like.
            throw new UnreadableEventException(
                    Kind.INVALID, "Could not read the body: it is no JSON object. Send %s.".formatted(example));
        }
    }
}
