package io.github.coherecamel.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;

/** The published contract, and whether an answer keeps it. */
final class Contract {
    private static final String DOCUMENT = "classpath:io/github/coherecamel/simulator/openapi.yaml";
    private static final Contract PUBLISHED = new Contract();

    private final JsonNode document;
    private final SchemaRegistry schemas = SchemaRegistry.withDialect(Dialects.getOpenApi31());
    private final Map<String, Schema> known = new ConcurrentHashMap<>();

    private Contract() {
        try (var yaml = CohereSimulator.class.getResourceAsStream("openapi.yaml")) {
            document = new YAMLMapper().readTree(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode document() {
        return PUBLISHED.document;
    }

    /** Fails if the contract does not allow this answer to its request. */
    static void check(HttpResponse<String> answer) {
        check(
                answer.request().method(),
                answer.uri().getRawPath(),
                answer.statusCode(),
                answer.headers().firstValue("Content-Type").orElse(""),
                answer.body());
    }

    /** Fails if the contract does not allow this answer to this call. */
    static void check(String method, String path, int status, String contentType, String body) {
        PUBLISHED.checkAnswer(method, path, status, contentType, body);
    }

    private void checkAnswer(String method, String path, int status, String contentType, String body) {
        var template = template(method, path);
        var mediaType = contentType.replaceAll(";.*", "").strip();
        if (template.isEmpty()) {
            assertThat(List.of(String.valueOf(status), mediaType, body))
                    .containsExactly("404", "text/plain", "404 page not found");
            return;
        }
        var responses = pointer("paths", template, method.toLowerCase(java.util.Locale.ROOT), "responses");
        var code = String.valueOf(status);
        var response = resolved(responses + "/" + (document.at(responses).has(code) ? code : "default"));
        var content = response + "/content/" + escaped(mediaType);
        assertThat(document.at(content).isMissingNode())
                .as("%s %s may answer %s with %s", method, path, status, contentType)
                .isFalse();
        assertThat(document.at(responses).has(code) || status >= 400)
                .as("%s %s may answer with status %s", method, path, status)
                .isTrue();
        var errors = known.computeIfAbsent(content + "/schema", this::schema)
                .validate(
                        tree(mediaType, body),
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
        assertThat(errors).as("%s %s: %s", method, path, body).isEmpty();
    }

    private Schema schema(String pointer) {
        return schemas.getSchema(SchemaLocation.of(DOCUMENT + "#" + pointer));
    }

    private static JsonNode tree(String mediaType, String body) {
        try {
            var mapper = new ObjectMapper();
            return mediaType.equals("application/json") ? mapper.readTree(body) : mapper.valueToTree(body);
        } catch (IOException e) {
            throw new AssertionError("not JSON: " + body, e);
        }
    }

    /** The path of the document that matches, the one with the fewest parameters first; empty if there is none. */
    private String template(String method, String path) {
        var candidates = new ArrayList<String>();
        document.path("paths").fieldNames().forEachRemaining(candidates::add);
        return candidates.stream()
                .filter(template -> path.matches(template.replaceAll("\\{\\w+}", "[^/]+")))
                .filter(template ->
                        document.path("paths").path(template).has(method.toLowerCase(java.util.Locale.ROOT)))
                .min(Comparator.comparing(template -> template.contains("{")))
                .orElse("");
    }

    private String resolved(String pointer) {
        var reference = document.at(pointer).path("$ref").asText();
        return reference.isEmpty() ? pointer : reference.substring(1);
    }

    private static String pointer(String... segments) {
        var pointer = new StringBuilder();
        for (var segment : segments) {
            pointer.append('/').append(escaped(segment));
        }
        return pointer.toString();
    }

    private static String escaped(String segment) {
        return segment.replace("~", "~0").replace("/", "~1");
    }

    static List<String> names(JsonNode object) {
        return StreamSupport.stream(((Iterable<String>) object::fieldNames).spliterator(), false)
                .toList();
    }
}
