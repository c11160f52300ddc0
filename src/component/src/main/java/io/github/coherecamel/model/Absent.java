package io.github.coherecamel.model;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A list or map that the wire left out is empty, never null. */
final class Absent {

    private Absent() {}

    static <T> List<T> toEmpty(@Nullable List<T> list) {
        // A null among the items is no item, and nobody who goes through them expects one.
        return list == null
                ? List.of()
                : list.stream().anyMatch(Objects::isNull)
                        ? list.stream().filter(Objects::nonNull).toList()
                        : list;
    }

    static <V> Map<String, V> toEmpty(@Nullable Map<String, V> map) {
        return map == null ? Map.of() : map;
    }

    /** Protobuf's JSON leaves an empty text out or sends it empty; both mean that there is none. */
    static @Nullable String toNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
