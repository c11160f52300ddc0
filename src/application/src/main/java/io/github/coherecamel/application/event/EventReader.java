package io.github.coherecamel.application.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.coherecamel.application.event.StrictJson.Part;
import io.github.coherecamel.application.event.UnreadableEventException.Kind;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Reads CloudEvents 1.0, one or a batch, and plain JSON. Whatever is wrong with one event, none of its batch is taken. */
public final class EventReader {

    /** Longest body, in bytes. */
    public static final int MOST_BYTES = 65_536;
    /** Most events of one batch. */
    public static final int MOST_EVENTS = 500;

    static final String EXAMPLE =
            "{\"model_id\": \"…\", \"dataset_id\": \"…\"}, or a CloudEvent with these as its data";

    private static final int LONGEST_SOURCE = 512;
    private static final int LONGEST_ID = 256;

    private final Clock clock;

    public EventReader(Clock clock) {
        this.clock = clock;
    }

    /** Returns the events in the order in which they were sent. It fails in no other way: one event must not stop those behind it. */
    public List<Event> read(Arrival arrival) throws UnreadableEventException {
        try {
            return events(arrival);
        } catch (RuntimeException e) {
            var unreadable = new UnreadableEventException(
                    Kind.INVALID,
                    "Could not read the event: it is none that was foreseen (%s). Send %s."
                            .formatted(e.getClass().getSimpleName(), EXAMPLE));
            unreadable.initCause(e);
            throw unreadable;
        }
    }

    private List<Event> events(Arrival arrival) throws UnreadableEventException {
        if (arrival.body().length > MOST_BYTES) {
            throw new UnreadableEventException(
                    Kind.TOO_LARGE,
                    "Could not read the event: it has more than %d bytes. Send less, or a batch in several requests."
                            .formatted(MOST_BYTES));
        }
        var form = Form.of(arrival);
        var batch = arrival.isBatch();
        if (form != Form.JSON && batch != (form == Form.BATCH)) {
            throw new UnreadableEventException(
                    Kind.INVALID,
                    "Could not read the event: one CloudEvent is a JSON object (application/cloudevents+json), several are"
                            + " an array (application/cloudevents-batch+json).");
        }
        if (form == Form.BINARY) {
            return List.of(binary(arrival, StrictJson.readObject(arrival.body())));
        }
        var events = new ArrayList<Event>();
        for (var part : StrictJson.read(arrival.body(), MOST_EVENTS)) {
            var number = events.size() + 1;
            var what = batch ? "event " + number : "the event";
            // A plain event has no such field, so this tells them apart whatever the sender says of them.
            if (form != Form.JSON || part.tree().has("specversion")) {
                events.add(cloudEvent(new Fields(what, "", part.tree()), part));
            } else {
                var id = batch ? arrival.id() + "-" + number : arrival.id();
                events.add(plain(new Fields(what, "", part.tree()), part, arrival.source(), id));
            }
        }
        return events;
    }

    private Event plain(Fields fields, Part part, String source, String id) throws UnreadableEventException {
        return new Event(
                source,
                fields.has("id") ? id(fields) : id,
                fields.time("time", clock),
                fields.id("model_id", "model"),
                fields.id("dataset_id", "dataset"),
                part.text());
    }

    private Event cloudEvent(Fields attributes, Part part) throws UnreadableEventException {
        return event(attributes, data(attributes), part);
    }

    private Event binary(Arrival arrival, Part part) throws UnreadableEventException {
        var attributes = JsonNodeFactory.instance.objectNode();
        arrival.attributes().forEach(attributes::put);
        return event(new Fields("the event", "attribute ", attributes), new Fields("the event", "", part.tree()), part);
    }

    private Event event(Fields attributes, Fields data, Part part) throws UnreadableEventException {
        var version = attributes.text("specversion", 3);
        if (!version.equals("1.0")) {
            throw attributes.wrong("specversion", "is " + Shown.of(version), "Send a CloudEvent of version 1.0");
        }
        attributes.text("type", LONGEST_ID);
        return new Event(
                source(attributes),
                id(attributes),
                attributes.time("time", clock),
                !data.has("model_id") && attributes.has("subject")
                        ? attributes.id("subject", "model")
                        : data.id("model_id", "model"),
                data.id("dataset_id", "dataset"),
                part.text());
    }

    private static String id(Fields fields) throws UnreadableEventException {
        var id = fields.text("id", LONGEST_ID);
        if (id.equals(".") || id.equals("..")) {
            // Whoever asks for /events/.. asks for something else.
            throw fields.wrong("id", "is " + Shown.of(id) + ", which no address can end with", "Send another");
        }
        return id;
    }

    private static String source(Fields attributes) throws UnreadableEventException {
        var source = attributes.text("source", LONGEST_SOURCE);
        if (source.startsWith(Event.PEOPLE)) {
            throw attributes.wrong(
                    "source",
                    "begins with %s, which is for what people do".formatted(Event.PEOPLE),
                    "Send a source of your own, such as /ci/support");
        }
        return source;
    }

    private static Fields data(Fields attributes) throws UnreadableEventException {
        if (attributes.has("data_base64")) {
            return attributes.within("data_base64", decoded(attributes));
        }
        var data = attributes.get("data");
        if (!data.isObject()) {
            throw attributes.wrong(
                    "data", data.isMissingNode() ? "is missing" : "is no JSON object", "Send " + EXAMPLE);
        }
        return attributes.within("data", data);
    }

    /** Some libraries write all data so, JSON among it. */
    private static JsonNode decoded(Fields attributes) throws UnreadableEventException {
        try {
            var data = Base64.getDecoder().decode(attributes.get("data_base64").asText());
            return StrictJson.readObject(data).tree();
        } catch (IllegalArgumentException | UnreadableEventException e) {
            throw attributes.wrong("data_base64", "is no Base64 of a JSON object", "Send " + EXAMPLE);
        }
    }
}
