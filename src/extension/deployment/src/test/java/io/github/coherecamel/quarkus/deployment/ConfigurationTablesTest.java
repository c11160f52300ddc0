package io.github.coherecamel.quarkus.deployment;

import static io.github.coherecamel.documentation.DocumentedTable.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.coherecamel.documentation.Comments;
import io.github.coherecamel.documentation.Table;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What can be configured of the extension stands in docs/quarkus.md as Quarkus has found it in the code. */
class ConfigurationTablesTest {

    @Test
    void propertiesOfTheBuild() throws IOException {
        var comments = Comments.of(Path.of(
                "src/main/java", CohereFinetuneBuildTimeConfig.class.getName().replace('.', '/') + ".java"));
        var table = new Table("property", "type", "default", "meaning");
        read("quarkus-config-model.json").path("configRoots").forEach(root -> root.path("items")
                .forEach(item -> table.row(
                        Table.code(item.at("/path/property").asText()),
                        item.path("typeDescription").asText(),
                        Table.code(item.path("defaultValue").asText()),
                        comments.of(item.path("sourceType").asText().replaceFirst(".*?\\.(?=[A-Z])", "") + "."
                                + item.path("sourceElementName").asText()))));

        check("quarkus.md", "properties of the build", table);
    }

    private static JsonNode read(String file) throws IOException {
        try (var stream = ConfigurationTablesTest.class.getResourceAsStream("/META-INF/quarkus-config-doc/" + file)) {
            return new ObjectMapper().readTree(stream);
        }
    }
}
