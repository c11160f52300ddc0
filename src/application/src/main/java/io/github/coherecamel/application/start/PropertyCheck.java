package io.github.coherecamel.application.start;

import io.github.coherecamel.application.ControllerConfig;
import io.github.coherecamel.application.file.FilesConfig;
import io.smallrye.config.ConfigMappingInterface.Property;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.SmallRyeConfig;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Each property of the controller has a name that exists and a value of its type. */
final class PropertyCheck implements Check {

    /** All that is the controller's; a test knows if one is missing. */
    static final List<Class<?>> MAPPINGS = List.of(ControllerConfig.class, FilesConfig.class);

    private static final Pattern UNKNOWN = Pattern.compile("SRCFG00050: (\\S+) in .*");
    private static final Pattern NAMED = Pattern.compile("property (cohere\\.[\\w.\\-\\[\\]\"]+)");

    /** Those that may be nothing, too. */
    private static final Set<String> MAY_BE_ZERO = Set.of(
            "cohere.database-wait",
            "cohere.drain",
            "cohere.files.stable-for",
            "cohere.http.max-wait",
            "cohere.http.waiting");

    private static final Map<String, String> FORMS = Map.of(
            "Duration", "a duration, such as 30s, 2m or 1h",
            "MemorySize", "a size, such as 64K, 100M or 2G",
            "int", "a whole number",
            "long", "a whole number",
            "Integer", "a whole number",
            "boolean", "true or false",
            "String", "a text that is not empty",
            "Policy", "heal or report");

    /** Returns each property by its name, with {@code *} for what a user names or numbers. */
    static Map<String, Property> properties() {
        var all = new HashMap<String, Property>();
        MAPPINGS.forEach(mapping -> all.putAll(ConfigMappings.getProperties(ConfigClass.configClass(mapping))));
        return all;
    }

    /** Makes the defaults known, which else only a start of Quarkus does. */
    static void register(SmallRyeConfig config) {
        ConfigMappings.registerConfigMappings(
                config, MAPPINGS.stream().map(ConfigClass::configClass).collect(Collectors.toSet()));
    }

    @Override
    public void check(Settings settings, Mistakes mistakes) {
        var properties = properties();
        try {
            register(settings.config());
        } catch (ConfigValidationException e) {
            for (var index = 0; index < e.getProblemCount(); index++) {
                add(settings, mistakes, properties, e.getProblem(index).getMessage());
            }
        }
        properties.forEach((name, property) -> checkValue(settings, mistakes, name, type(property)));
    }

    private static void add(Settings settings, Mistakes mistakes, Map<String, Property> properties, String problem) {
        var unknown = UNKNOWN.matcher(problem);
        if (unknown.matches()) {
            mistakes.add(
                    unknown.group(1) + " is no property of this application",
                    "Correct its name (docs/operating.md has all), or remove it");
            return;
        }
        var named = NAMED.matcher(problem);
        var property = named.find() ? properties.get(named.group(1)) : null;
        if (property == null) {
            mistakes.add(problem.lines().findFirst().orElse(""), "Correct it, or remove it");
            return;
        }
        var name = named.group(1);
        mistakes.add(
                "%s is '%s'".formatted(name, settings.text(name).orElse("")),
                "It has to be " + FORMS.getOrDefault(type(property), "of type " + type(property)));
    }

    private static void checkValue(Settings settings, Mistakes mistakes, String name, String type) {
        var value = settings.text(name).map(String::strip).orElse("1");
        if (type.equals("boolean") && settings.text(name).isPresent() && !value.matches("true|false")) {
            // Whatever it is would otherwise be read as false.
            mistakes.add("%s is '%s'".formatted(name, value), "It has to be true or false");
            return;
        }
        var counts = type.equals("Duration")
                || type.equals("MemorySize")
                || FORMS.getOrDefault(type, "").equals("a whole number");
        if (!counts || value.matches("[^-]*[1-9].*")) {
            return;
        }
        var isZero = !value.contains("-") && value.contains("0");
        if (isZero && MAY_BE_ZERO.contains(name) || !isZero && !value.contains("-")) {
            return;
        }
        mistakes.add(
                "%s is '%s'".formatted(name, value),
                MAY_BE_ZERO.contains(name) ? "It must not be negative" : "It has to be more than 0");
    }

    private static String type(Property property) {
        if (property.isOptional()) {
            var nested = property.asOptional().getNestedProperty();
            return nested.isLeaf() ? type(nested) : "";
        }
        if (property.isPrimitive()) {
            return property.asPrimitive().getPrimitiveType().getSimpleName();
        }
        return property.isLeaf() ? property.asLeaf().getValueRawType().getSimpleName() : "";
    }
}
