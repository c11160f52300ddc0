package io.github.coherecamel.application.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DocumentedPropertiesTest {

    private static final Pattern ROW =
            Pattern.compile("^\\| `(cohere\\.[^`]+)` \\| ([^|]*) \\| ([^|]+) \\|$", Pattern.MULTILINE);

    @Test
    void hasARowForEachPropertyWithItsDefault() throws IOException {
        var documented = new TreeMap<String, String>();
        ROW.matcher(Files.readString(Path.of("../../docs/operating.md")))
                .results()
                .forEach(row -> documented.put(
                        row.group(1), row.group(2).replace("`", "").strip()));

        var there = new TreeMap<String, String>();
        PropertyCheck.properties().forEach((name, property) -> {
            // A list is there as itself and by its numbers.
            if (!property.isGroup() && !name.endsWith("[*]")) {
                there.put(name, property.hasDefaultValue() ? property.getDefaultValue() : "");
            }
        });
        assertThat(documented.keySet()).containsExactlyElementsOf(there.keySet());
        for (Map.Entry<String, String> property : there.entrySet()) {
            if (!property.getValue().startsWith("${")) {
                assertThat(documented).containsEntry(property.getKey(), property.getValue());
            }
        }
    }
}
