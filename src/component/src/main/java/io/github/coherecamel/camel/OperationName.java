package io.github.coherecamel.camel;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Finds the operation that an endpoint URI names. */
public final class OperationName {

    private OperationName() {}

    /** Returns the constant of that name, in any case; otherwise fails and lists those that there are. */
    public static <E extends Enum<E>> E in(Class<E> operations, String name) {
        return Arrays.stream(operations.getEnumConstants())
                .filter(operation -> operation.name().equalsIgnoreCase(name.replace('-', '_')))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no operation " + name + ". Give one of " + all(operations) + "."));
    }

    private static String all(Class<? extends Enum<?>> operations) {
        return Arrays.stream(operations.getEnumConstants())
                .map(operation -> operation.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .collect(Collectors.joining(", "));
    }
}
