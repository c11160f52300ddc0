package io.github.coherecamel.springboot;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Writes Spring's configuration metadata, by which editors complete and explain the properties. The build runs it; it is not in
 * the jar.
 */
public final class ConfigurationMetadata {
    private static final Map<String, String> OBJECT_TYPES =
            Map.of("boolean", "java.lang.Boolean", "int", "java.lang.Integer", "long", "java.lang.Long");

    private ConfigurationMetadata() {}

    /** Takes the file to write. */
    public static void main(String[] arguments) throws IOException {
        var file = Path.of(arguments[0]);
        Files.createDirectories(file.getParent());
        var metadata = metadata(List.of(ComponentMetadata.finetune(), ComponentMetadata.dataset()));
        new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT, SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .writeValue(file.toFile(), metadata);
    }

    private static Map<String, Object> metadata(List<ComponentOptions> components) {
        var metadata = new LinkedHashMap<String, Object>();
        metadata.put(
                "groups", components.stream().map(ConfigurationMetadata::group).toList());
        metadata.put(
                "properties",
                components.stream().flatMap(ConfigurationMetadata::properties).toList());
        metadata.put(
                "hints",
                components.stream().flatMap(ConfigurationMetadata::hints).toList());
        return metadata;
    }

    private static Map<String, Object> group(ComponentOptions component) {
        return Map.of(
                "name", component.prefix().toString(),
                "type", component.component().getName(),
                "description", component.description());
    }

    private static Stream<Map<String, Object>> properties(ComponentOptions component) {
        var switches = Stream.of(
                enabled(component, "enabled", "Whether these properties are read."),
                enabled(component, "customizer.enabled", "Whether these properties are given to the component."));
        var options = component.all().stream().map(option -> property(component, option));
        return Stream.concat(switches, options);
    }

    private static Map<String, Object> enabled(ComponentOptions component, String name, String description) {
        return Map.of(
                "name",
                component.prefix() + "." + name,
                "type",
                "java.lang.Boolean",
                "description",
                description,
                "defaultValue",
                true);
    }

    private static Map<String, Object> property(ComponentOptions component, ComponentOption option) {
        var property = new LinkedHashMap<String, Object>();
        property.put("name", name(component, option));
        property.put(
                "type",
                OBJECT_TYPES.getOrDefault(option.javaType(), option.javaType()).replace(", ", ","));
        property.put("description", option.description());
        property.put("sourceType", option.declaredBy().getName());
        if (option.defaultValue() != null) {
            property.put("defaultValue", option.defaultValue());
        }
        if (option.deprecated()) {
            property.put("deprecation", Map.of("level", "warning"));
        }
        return property;
    }

    private static Stream<Map<String, Object>> hints(ComponentOptions component) {
        var values = component.all().stream()
                .filter(option -> !option.values().isEmpty())
                .map(option -> Map.of(
                        "name", name(component, option),
                        "values",
                                option.values().stream()
                                        .map(value -> Map.of("value", value))
                                        .toList(),
                        "providers", List.of(Map.of("name", "any"))));
        var beans = component.all().stream()
                .filter(ComponentOption::isBean)
                .map(option -> Map.of(
                        "name", name(component, option),
                        "providers",
                                List.of(Map.of(
                                        "name",
                                        "spring-bean-reference",
                                        "parameters",
                                        Map.of("target", option.javaType().replaceFirst("<.*", ""))))));
        return Stream.concat(values, beans);
    }

    private static String name(ComponentOptions component, ComponentOption option) {
        return component.prefix().append(option.dashed()).toString();
    }
}
