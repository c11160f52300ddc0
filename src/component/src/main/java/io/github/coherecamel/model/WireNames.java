package io.github.coherecamel.model;

import java.util.Locale;

/** How the two API families spell enum values: {@code STATUS_READY} in fine-tuning, {@code embed-input} in datasets. */
final class WireNames {

    private WireNames() {}

    static <E extends Enum<E>> E constant(String prefix, String text, E unknown) {
        return text.startsWith(prefix) ? named(text.substring(prefix.length()), unknown) : unknown;
    }

    static <E extends Enum<E>> E kebab(String text, E unknown) {
        return named(text.replace('-', '_').toUpperCase(Locale.ROOT), unknown);
    }

    private static <E extends Enum<E>> E named(String name, E unknown) {
        try {
            return Enum.valueOf(unknown.getDeclaringClass(), name);
        } catch (IllegalArgumentException e) {
            return unknown;
        }
    }
}
