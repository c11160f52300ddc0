package io.github.coherecamel.rim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.coherecamel.camel.CohereComponent;
import io.github.coherecamel.camel.CohereEndpoint;
import io.github.coherecamel.camel.ConnectionConfiguration;
import io.github.coherecamel.documentation.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map.Entry;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tables of docs/reference.md as they have to be, from what Camel's plugin has found in the code. */
final class ReferenceTable {
    private static final Set<String> OF_CONNECTIONS =
            fields(ConnectionConfiguration.class).collect(Collectors.toSet());

    private ReferenceTable() {}

    /** Options of a connection, which both schemes have. */
    static Table connection(String scheme) throws IOException {
        return options(scheme, OF_CONNECTIONS::contains);
    }

    static Table options(String scheme) throws IOException {
        return options(scheme, name -> !OF_CONNECTIONS.contains(name));
    }

    /** Options that only a component has, of ours; what every component of Camel has is left out. */
    static Table componentOnly(String scheme) throws IOException {
        var camels = camelsOwn();
        var metadata = metadata(scheme);
        var table = new Table("component option", "type", "default", "meaning");
        metadata.path("componentProperties").properties().stream()
                .filter(option ->
                        metadata.path("properties").path(option.getKey()).isMissingNode())
                .filter(option -> !camels.contains(option.getKey()))
                .forEach(option -> table.row(
                        Table.code(option.getKey()),
                        type(option.getValue()),
                        standard(option.getValue()),
                        description(option.getValue())));
        return table;
    }

    static Table headers(String scheme) throws IOException {
        var sources = HeaderUse.ofMainSources();
        var table = new Table("header", "direction", "type", "meaning");
        metadata(scheme)
                .path("headers")
                .properties()
                .forEach(header -> table.row(
                        Table.code(header.getKey()),
                        sources.direction(header.getValue().path("constantName").asText()),
                        type(header.getValue()),
                        description(header.getValue())));
        return table;
    }

    /** Options that the tables leave out, in their order. */
    static List<String> ofCamel(String scheme) throws IOException {
        var camels = camelsOwn();
        return names(scheme, "properties", "componentProperties")
                .filter(camels::contains)
                .distinct()
                .sorted()
                .toList();
    }

    /** Returns all names in parts of the metadata, of whatever table. */
    static Stream<String> names(String scheme, String... parts) throws IOException {
        var metadata = metadata(scheme);
        return Stream.of(parts)
                .flatMap(part -> metadata.path(part).properties().stream().map(Entry::getKey));
    }

    private static Table options(String scheme, Predicate<String> wanted) throws IOException {
        var camels = camelsOwn();
        var metadata = metadata(scheme);
        var ofComponents = metadata.path("componentProperties");
        var table = new Table("option", "group", "type", "default", "meaning");
        metadata.path("properties").properties().stream()
                .filter(option -> !camels.contains(option.getKey()) && wanted.test(option.getKey()))
                .forEach(option -> table.row(
                        Table.code(option.getKey()),
                        option.getValue().path("kind").asText().equals("path")
                                ? "path"
                                : option.getValue().path("group").asText(),
                        type(option.getValue()),
                        standard(option.getValue()),
                        notes(option.getValue(), ofComponents.has(option.getKey())) + description(option.getValue())));
        return table;
    }

    /** What every component and endpoint of Camel, or every polling one, has is Camel's to document, unless redefined here. */
    private static Set<String> camelsOwn() {
        var own = Stream.of(CohereEndpoint.class, CohereComponent.class)
                .flatMap(type -> Stream.<Class<?>>iterate(
                        type.getSuperclass(), above -> above != null, above -> above.getSuperclass()))
                .flatMap(ReferenceTable::fields)
                .collect(Collectors.toSet());
        fields(CohereEndpoint.class).forEach(own::remove);
        return own;
    }

    private static String notes(JsonNode option, boolean ofComponentsToo) {
        var notes = new ArrayList<String>();
        if (option.path("required").asBoolean()) {
            notes.add("Required. ");
        }
        if (option.path("secret").asBoolean()) {
            notes.add("Secret. ");
        }
        if (!ofComponentsToo && !option.path("kind").asText().equals("path")) {
            notes.add("Endpoints only. ");
        }
        return String.join("", notes);
    }

    private static String standard(JsonNode option) {
        return Table.code(option.path("defaultValue").asText());
    }

    /** The type, or what is allowed if that is known. */
    private static String type(JsonNode option) {
        if (option.has("enum")) {
            var values = new ArrayList<String>();
            option.path("enum").forEach(value -> values.add(Table.code(value.asText())));
            return String.join(", ", values);
        }
        var name = option.path("type").asText().equals("duration")
                ? "Duration"
                : option.path("javaType").asText();
        return name.replaceFirst("<.*", "").replaceFirst(".*\\.", "");
    }

    private static String description(JsonNode option) {
        return option.path("description").asText();
    }

    private static Stream<String> fields(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields()).map(field -> field.getName());
    }

    private static JsonNode metadata(String scheme) throws IOException {
        var folder = scheme.substring("cohere-".length());
        var file = "/META-INF/io/github/coherecamel/" + folder + "/" + scheme + ".json";
        try (var stream = ReferenceTable.class.getResourceAsStream(file)) {
            return new ObjectMapper().readTree(stream);
        }
    }
}
