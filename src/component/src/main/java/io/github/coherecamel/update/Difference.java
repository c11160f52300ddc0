package io.github.coherecamel.update;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.coherecamel.model.WireRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One field that an update changes.
 *
 * @param path such as {@code settings.dataset_id}
 * @param from null if the field was absent
 * @param to null if the field goes away
 */
@JsonInclude(JsonInclude.Include.NON_NULL) // An empty array is a value, and not absent.
public record Difference(String path, @Nullable JsonNode from, @Nullable JsonNode to) implements WireRecord {

    private static final String SECRET = "settings.wandb.api_key";

    static List<Difference> between(ObjectNode from, ObjectNode to) {
        var differences = new ArrayList<Difference>();
        collect("", from, to, differences);
        differences.sort(Comparator.comparing(Difference::path));
        return List.copyOf(differences);
    }

    private static void collect(String path, @Nullable JsonNode from, @Nullable JsonNode to, List<Difference> found) {
        if (isObjectOrAbsent(from) && isObjectOrAbsent(to)) {
            names(from)
                    .forEachRemaining(
                            name -> collect(childPath(path, name), child(from, name), child(to, name), found));
            names(to).forEachRemaining(name -> {
                if (from == null || !from.has(name)) {
                    collect(childPath(path, name), null, child(to, name), found);
                }
            });
        } else if (!isSame(from, to)) {
            found.add(new Difference(path, shown(path, from), shown(path, to)));
        }
    }

    private static boolean isObjectOrAbsent(@Nullable JsonNode node) {
        return node == null || node.isObject();
    }

    private static Iterator<String> names(@Nullable JsonNode node) {
        return node == null ? Collections.emptyIterator() : node.fieldNames();
    }

    private static String childPath(String path, String name) {
        return path.isEmpty() ? name : path + '.' + name;
    }

    private static @Nullable JsonNode child(@Nullable JsonNode node, String name) {
        return node == null ? null : node.get(name);
    }

    /** Numbers are compared by value: the API may answer 1 for what was sent as 1.0. */
    private static boolean isSame(@Nullable JsonNode from, @Nullable JsonNode to) {
        if (from == null || to == null) {
            return from == null && to == null;
        }
        if (from.isNumber() && to.isNumber()) {
            return from.decimalValue().compareTo(to.decimalValue()) == 0;
        }
        return from.equals(to);
    }

    private static @Nullable JsonNode shown(String path, @Nullable JsonNode node) {
        return node != null && path.equals(SECRET) ? TextNode.valueOf("***") : node;
    }

    /** For people: {@code settings.dataset_id: "old" -> "new"}. */
    @Override
    public String toString() {
        return path + ": " + text(from) + " -> " + text(to);
    }

    private static String text(@Nullable JsonNode node) {
        if (node == null) {
            return "absent";
        }
        if (node.isTextual()) {
            // What the node's own toString() says, which makes a JSON writer for every text.
            return '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(node.textValue())) + '"';
        }
        return node.isNumber() ? node.asText() : node.toString();
    }
}
