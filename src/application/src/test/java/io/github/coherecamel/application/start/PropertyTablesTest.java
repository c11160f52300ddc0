package io.github.coherecamel.application.start;

import static io.github.coherecamel.documentation.DocumentedTable.check;

import io.github.coherecamel.documentation.Comments;
import io.github.coherecamel.documentation.Table;
import io.smallrye.config.ConfigMappingInterface.Property;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Each property is in docs/, with its default and what its comment says. */
class PropertyTablesTest {

    private static final Pattern OTHER = Pattern.compile("\\$\\{([^:}]+):([^}]*)}");

    private final Map<Path, Comments> comments = new HashMap<>();

    @Test
    void properties() {
        check("operating.md", "properties", table(""));
    }

    @Test
    void propertiesOfWaysIn() {
        check("events.md", "properties", table("cohere.http"));
        check("events-kafka.md", "properties", table("cohere.kafka"));
        check("events-datasets.md", "properties", table("cohere.dataset-watch"));
        check("files.md", "properties", table("cohere.files"));
    }

    /** Those of no group first. */
    private Table table(String group) {
        var table = new Table("property", "default", "meaning");
        PropertyCheck.properties().entrySet().stream()
                // A list is there as itself and by its numbers.
                .filter(property -> !property.getValue().isGroup()
                        && !property.getKey().endsWith("[*]")
                        && (property.getKey() + ".").startsWith(group.isEmpty() ? "" : group + "."))
                .sorted(Comparator.comparing((Map.Entry<String, Property> property) ->
                                property.getKey().replaceFirst("cohere\\.", "").contains("."))
                        .thenComparing(property -> property.getKey()))
                .forEach(property -> table.row(
                        Table.code(property.getKey()), standard(property.getValue()), meaning(property.getValue())));
        return table;
    }

    private static String standard(Property property) {
        var value = property.hasDefaultValue() ? property.getDefaultValue() : "";
        var other = OTHER.matcher(value);
        if (!other.matches()) {
            return Table.code(value);
        }
        return Table.code(other.group(1)) + (other.group(2).isEmpty() ? "" : ", else " + Table.code(other.group(2)));
    }

    private String meaning(Property property) {
        var method = property.getMethod();
        var type = method.getDeclaringClass().getName();
        var source = Path.of("src/main/java", type.replaceFirst("\\$.*", "").replace('.', '/') + ".java");
        var name = type.replaceFirst(".*\\.", "").replace('$', '.');
        return comments.computeIfAbsent(source, Comments::of).of(name + "." + method.getName());
    }
}
