package io.github.coherecamel.simulator.validation;

import com.fasterxml.jackson.databind.util.RawValue;
import io.github.coherecamel.simulator.call.Json;
import java.util.List;

/** The schema that the service shows of a dataset: Avro's JSON, as text. */
final class AvroSchema {
    private static final String TEXT = "\"string\"";
    private static final String TEXTS = "{\"type\":\"array\",\"items\":\"string\"}";
    private static final String MESSAGES = "{\"type\":\"array\",\"items\":{\"type\":\"record\",\"name\":\"message\","
            + "\"fields\":[{\"name\":\"role\",\"type\":\"string\"},{\"name\":\"content\",\"type\":\"string\"}]}}";

    private AvroSchema() {}

    static String of(DatasetKind kind, List<String> optionalFields) {
        var fields = Json.MAPPER.createArrayNode();
        for (var column : kind.columns()) {
            fields.addObject().put("name", column).putRawValue("type", raw(type(kind, column)));
        }
        for (var field : optionalFields) {
            fields.addObject().put("name", field).putArray("type").add("null").add("string");
        }
        var schema = Json.object().put("type", "record").put("name", "row");
        schema.set("fields", fields);
        return schema.toString();
    }

    private static String type(DatasetKind kind, String column) {
        return switch (column) {
            case "messages" -> MESSAGES;
            case "relevant_passages", "hard_negatives" -> TEXTS;
            case "label" -> kind.name().startsWith("multi-label") ? TEXTS : TEXT;
            default -> TEXT;
        };
    }

    private static RawValue raw(String json) {
        return new RawValue(json);
    }
}
