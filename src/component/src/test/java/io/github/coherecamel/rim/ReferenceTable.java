package io.github.coherecamel.rim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.coherecamel.camel.CohereEndpoint;
import io.github.coherecamel.camel.ConnectionConfiguration;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map.Entry;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A table of docs/reference.md as it has to be, from what Camel's plugin has found in the code. */
final class ReferenceTable {
    private static final Set<String> CAMELS =
            Set.of("autowiredEnabled", "healthCheckConsumerEnabled", "healthCheckProducerEnabled");
    private static final Set<String> OF_CONNECTIONS =
            fields(ConnectionConfiguration.class).collect(Collectors.toSet());

    private ReferenceTable() {}

    /** Options of a connection, which both schemes have. */
    static List<String> connection() throws IOException {
        return options("cohere-finetune", OF_CONNECTIONS::contains);
    }

    static List<String> options(String scheme) throws IOException {
        return options(scheme, name -> !OF_CONNECTIONS.contains(name));
    }

    /** Options that only a component has, of ours; what every component of Camel has is left out. */
    static List<String> componentOnly(String scheme) throws IOException {
        var metadata = metadata(scheme);
        var table = new ArrayList<>(List.of("| component option | type | default | meaning |", "|---|---|---|---|"));
        metadata.path("componentProperties").properties().stream()
                .filter(option ->
                        metadata.path("properties").path(option.getKey()).isMissingNode())
                .filter(option -> !CAMELS.contains(option.getKey()))
                .map(option -> "| `%s` | %s | %s | %s |"
                        .formatted(
                                option.getKey(),
                                type(option.getValue()),
                                standard(option.getValue()),
                                description(option.getValue())))
                .forEach(table::add);
        return table;
    }

    static List<String> headers(String scheme) throws IOException {
        var sources = HeaderUse.ofMainSources();
        var table = new ArrayList<>(List.of("| header | direction | type | meaning |", "|---|---|---|---|"));
        metadata(scheme)
                .path("headers")
                .properties()
                .forEach(header -> table.add("| `%s` | %s | %s | %s |"
                        .formatted(
                                header.getKey(),
                                sources.direction(
                                        header.getValue().path("constantName").asText()),
                                type(header.getValue()),
                                description(header.getValue()))));
        return table;
    }

    private static List<String> options(String scheme, Predicate<String> wanted) throws IOException {
        var camels = camelsOwn();
        var table = new ArrayList<>(List.of("| option | group | type | default | meaning |", "|---|---|---|---|---|"));
        metadata(scheme).path("properties").properties().stream()
                .filter(option -> option.getValue().path("kind").asText().equals("parameter"))
                .filter(option -> !camels.contains(option.getKey()) && wanted.test(option.getKey()))
                .map(ReferenceTable::row)
                .forEach(table::add);
        return table;
    }

    /** What every endpoint of Camel, or every polling one, has is Camel's to document, unless it is redefined here. */
    private static Set<String> camelsOwn() {
        var own = Stream.<Class<?>>iterate(
                        CohereEndpoint.class.getSuperclass(), type -> type != null, type -> type.getSuperclass())
                .flatMap(ReferenceTable::fields)
                .collect(Collectors.toSet());
        fields(CohereEndpoint.class).forEach(own::remove);
        return own;
    }

    private static String row(Entry<String, JsonNode> option) {
        return "| `%s` | %s | %s | %s | %s |"
                .formatted(
                        option.getKey(),
                        option.getValue().path("group").asText(),
                        type(option.getValue()),
                        standard(option.getValue()),
                        description(option.getValue()));
    }

    private static String standard(JsonNode option) {
        var standard = option.path("defaultValue");
        return standard.isMissingNode() ? "" : "`" + standard.asText() + "`";
    }

    /** The type, or what is allowed if that is known. */
    private static String type(JsonNode option) {
        if (option.has("enum")) {
            var values = new ArrayList<String>();
            option.path("enum").forEach(value -> values.add("`" + value.asText() + "`"));
            return String.join(", ", values);
        }
        var name = option.path("type").asText().equals("duration")
                ? "Duration"
                : option.path("javaType").asText();
        return name.replaceFirst("<.*", "").replaceFirst(".*\\.", "");
    }

    private static String description(JsonNode option) {
        return option.path("description").asText().replace("|", "\\|");
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
