package io.github.coherecamel.update;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NumericNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.coherecamel.model.WireRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
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

    private static final String SECRET = "api_key";

    private static final JsonNode MASK = TextNode.valueOf("***");

    static List<Difference> between(ObjectNode from, ObjectNode to) {
        var differences = new ArrayList<Difference>();
        collect("", from, to, differences);
        differences.sort(Comparator.comparing(Difference::path));
        return List.copyOf(differences);
    }

    private static void collect(String path, @Nullable JsonNode from, @Nullable JsonNode to, List<Difference> found) {
        if (from != null) {
            from.properties().forEach(field -> compare(path, field.getKey(), field.getValue(), to, found));
        }
        if (to != null) {
            to.properties().forEach(field -> {
                if (from == null || !from.has(field.getKey())) {
                    compare(path, field.getKey(), null, to, found);
                }
            });
        }
    }

    private static void compare(
            String path, String name, @Nullable JsonNode from, @Nullable JsonNode parentOfTo, List<Difference> found) {
        var to = parentOfTo == null ? null : parentOfTo.get(name);
        if (isObjectOrAbsent(from) && isObjectOrAbsent(to)) {
            collect(childPath(path, name), from, to, found);
        } else if (!isSame(from, to)) {
            var changed = childPath(path, name);
            found.add(new Difference(changed, shown(changed, from), shown(changed, to)));
        }
    }

    private static boolean isObjectOrAbsent(@Nullable JsonNode node) {
        return node == null || node.isNull() || node.isObject();
    }

    private static String childPath(String path, String name) {
        return path.isEmpty() ? name : path + '.' + name;
    }

    /** The API leaves out what has the zero value of its type, so that is equal to what is absent. */
    private static boolean isSame(@Nullable JsonNode from, @Nullable JsonNode to) {
        if (from == null || from.isNull()) {
            return to == null || isZero(to);
        }
        return to == null || to.isNull() ? isZero(from) : hasSameValue(from, to);
    }

    private static boolean isZero(JsonNode node) {
        return switch (node.getNodeType()) {
            case NUMBER -> isNumber(node) && node.decimalValue().signum() == 0;
            case BOOLEAN -> !node.booleanValue();
            case STRING -> node.textValue().isEmpty() || node.textValue().endsWith("_UNSPECIFIED");
            case ARRAY, OBJECT -> node.isEmpty();
            case NULL -> true;
            default -> false;
        };
    }

    /** The API may answer 1 for what was sent as 1.0, also within an array. */
    private static boolean hasSameValue(JsonNode from, JsonNode to) {
        if (isNumber(from) && isNumber(to)) {
            return from.decimalValue().compareTo(to.decimalValue()) == 0;
        }
        if (from.isArray() && to.isArray()) {
            return from.size() == to.size()
                    && IntStream.range(0, from.size()).allMatch(i -> isSameItem(from.get(i), to.get(i)));
        }
        return from.equals(to);
    }

    private static boolean isNumber(JsonNode node) {
        return node instanceof NumericNode number && !number.isNaN();
    }

    private static boolean isSameItem(JsonNode from, JsonNode to) {
        if (!from.isObject() || !to.isObject()) {
            return hasSameValue(from, to);
        }
        var found = new ArrayList<Difference>();
        collect("", from, to, found);
        return found.isEmpty();
    }

    /** A key is masked of whatever type it is, and also within what is replaced as a whole. */
    private static @Nullable JsonNode shown(String path, @Nullable JsonNode node) {
        if (node == null || node.isValueNode() && !isSecret(path)) {
            return node;
        }
        return isSecret(path) ? MASK : masked(node.deepCopy());
    }

    private static boolean isSecret(String path) {
        return List.of(path.split("\\.", -1)).contains(SECRET);
    }

    private static JsonNode masked(JsonNode copy) {
        copy.findParents(SECRET).forEach(parent -> ((ObjectNode) parent).set(SECRET, MASK));
        return copy;
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
