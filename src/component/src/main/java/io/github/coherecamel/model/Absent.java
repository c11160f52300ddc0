package io.github.coherecamel.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A list or map that the wire left out is empty, never null. */
final class Absent {

    private Absent() {}

    static <T> List<T> toEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    static <V> Map<String, V> toEmpty(@Nullable Map<String, V> map) {
        return map == null ? Map.of() : map;
    }

    /** Protobuf's JSON leaves an empty text out or sends it empty; both mean that there is none. */
    static @Nullable String toNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
