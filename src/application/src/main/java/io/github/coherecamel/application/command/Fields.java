package io.github.coherecamel.application.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;

/** One thing, a line for each of its fields that are there. */
final class Fields {

    private Fields() {}

    static void print(PrintWriter out, JsonNode object, String... names) {
        for (var name : names) {
            var text = Table.text(object, name);
            if (!text.isEmpty()) {
                out.printf("%-20s %s%n", name.replace('_', ' '), text);
            }
        }
    }
}
