package io.github.coherecamel.application;

import static io.github.coherecamel.documentation.DocumentedTable.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.coherecamel.application.wanted.Category;
import io.github.coherecamel.documentation.Comments;
import io.github.coherecamel.documentation.Table;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What docs/ say of endpoints is what the OpenAPI document says. */
@QuarkusTest
@QuarkusTestResource(SimulatedCohere.class)
class ApiTablesTest {

    private static final List<String> OF_ALL_LISTS = List.of("limit", "after");
    private static final Pattern NAME = Pattern.compile("\\b(cohere\\.[a-z.-]*[a-z])");

    @TestHTTPResource("/")
    URI controller;

    private JsonNode document;

    @BeforeEach
    void read() throws Exception {
        document = Asked.get(controller, "/q/openapi?format=json").body();
    }

    @Test
    void endpointsToReadAndToAct() {
        check("api.md", "reading", endpoints("get", false));
        check("api.md", "acting", endpoints("post", true));
    }

    @Test
    void parametersOfLists() {
        check("api.md", "parameters of lists", parameters("/models", true));
        check("api.md", "parameters of GET /models", parameters("/models", false));
        check("api.md", "parameters of GET /events", parameters("/events", false));
        check("api.md", "parameters of GET /actions", parameters("/actions", false));
    }

    @Test
    void answersToEventsAndFiles() {
        check("events.md", "answers", answers("/events"));
        check("files.md", "answers", answers("/files"));
    }

    @Test
    void categories() {
        var comments = Comments.of(Path.of("src/main/java/io/github/coherecamel/application/wanted/Category.java"));
        var table = new Table("category", "meaning");
        for (var category : Category.values()) {
            table.row(Table.code(category.name()), comments.of("Category." + category.name()));
        }
        check("api.md", "categories", table);
    }

    private Table endpoints(String method, boolean inFull) {
        var table = new Table("endpoint", "what it does");
        document.path("paths").properties().forEach(path -> {
            var operation = path.getValue().path(method);
            if (!operation.isMissingNode() && !operation.path("deprecated").asBoolean()) {
                var summary = operation.path("summary").asText();
                var description = operation.path("description").asText();
                table.row(
                        Table.code(method.toUpperCase(Locale.ROOT) + " " + path.getKey()),
                        inFull && !description.isEmpty() ? summary + ". " + description : summary);
            }
        });
        return table;
    }

    private Table parameters(String path, boolean ofAllLists) {
        var table = new Table("parameter", "meaning", "values");
        document.at("/paths/" + path.replace("/", "~1") + "/get/parameters").forEach(parameter -> {
            var name = parameter.path("name").asText();
            if (OF_ALL_LISTS.contains(name) == ofAllLists) {
                table.row(Table.code(name), parameter.path("description").asText(), values(parameter.path("schema")));
            }
        });
        return table;
    }

    private String values(JsonNode schema) {
        var reference = schema.path("$ref").asText();
        var values = new ArrayList<String>();
        (reference.isEmpty() ? schema : document.at(reference.substring(1)))
                .path("enum")
                .forEach(value -> values.add(Table.code(value.asText())));
        return String.join(", ", values);
    }

    private Table answers(String path) {
        var table = new Table("status", "when");
        document.at("/paths/" + path.replace("/", "~1") + "/post/responses").properties().stream()
                .sorted((one, other) -> one.getKey().compareTo(other.getKey()))
                .forEach(answer -> table.row(
                        answer.getKey(),
                        NAME.matcher(answer.getValue().path("description").asText())
                                .replaceAll("`$1`")));
        return table;
    }
}
