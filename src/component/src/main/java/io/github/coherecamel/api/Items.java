package io.github.coherecamel.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.StringJoiner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads pages so that an item that cannot be read takes none of the others with it: it is left out, with a warning. */
final class Items {

    private static final Logger LOG = LoggerFactory.getLogger(Items.class);

    private Items() {}

    /** @param name of the field that has the items */
    static <P> P readPage(JsonNode answer, String name, Class<?> item, Class<P> page) {
        try {
            return Json.convert(answer, page);
        } catch (UnexpectedJsonException e) {
            if (answer instanceof ObjectNode all && all.get(name) instanceof ArrayNode items) {
                var rest = JsonNodeFactory.instance.objectNode().setAll(all);
                return Json.convert(((ObjectNode) rest).set(name, readable(items, name, item)), page);
            }
            throw e;
        }
    }

    private static ArrayNode readable(ArrayNode items, String name, Class<?> type) {
        var readable = JsonNodeFactory.instance.arrayNode();
        var others = new StringJoiner("; ");
        for (var item : items) {
            try {
                if (!item.isNull()) {
                    Json.convert(item, type);
                    readable.add(item);
                }
            } catch (UnexpectedJsonException e) {
                others.add(item.path("id").asText("one without an id") + ": " + e.getMessage());
            }
        }
        if (others.length() > 0) {
            LOG.warn("Could not read all of {}, so these are left out: {}", name, Text.message(others.toString()));
        }
        return readable;
    }
}
