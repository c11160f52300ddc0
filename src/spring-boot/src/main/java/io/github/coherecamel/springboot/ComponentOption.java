package io.github.coherecamel.springboot;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.camel.util.StringHelper;
import org.jspecify.annotations.Nullable;

/**
 * An option of a component.
 *
 * @param name as Camel writes it, such as {@code baseUrl}
 * @param javaType with type arguments; a primitive type by its name
 * @param declaredBy class that has its getter and setter
 * @param defaultValue text, number or boolean
 * @param values that are known; others may be given, too
 */
record ComponentOption(
        String name,
        String javaType,
        Class<?> declaredBy,
        String description,
        @Nullable Object defaultValue,
        List<String> values,
        boolean secret,
        boolean deprecated) {

    /** Returns the name as Spring writes it, such as {@code base-url}. */
    String dashed() {
        return StringHelper.camelCaseToDash(name);
    }

    /** Returns what all spellings that Spring takes for the same have in common. */
    String uniform() {
        return name.toLowerCase(Locale.ROOT);
    }

    boolean isMap() {
        return javaType.startsWith("java.util.Map<");
    }

    /** Returns whether it can only be given as a bean. */
    boolean isBean() {
        return javaType.contains(".")
                && !isMap()
                && Stream.of("java.lang.", "java.time.").noneMatch(javaType::startsWith);
    }

    /** Says what a value has to be. */
    String expected() {
        if (isMap()) {
            return "names with a value each, or the name of a bean that is a Map";
        }
        if (isBean()) {
            return "the name of a bean of type " + javaType + " that is there";
        }
        return switch (javaType) {
            case "boolean", "java.lang.Boolean" -> "true or false";
            case "int", "java.lang.Integer", "long", "java.lang.Long" -> "a whole number";
            case "java.time.Duration" -> "a time such as 5s or 1h30m";
            default -> "a text";
        };
    }
}
