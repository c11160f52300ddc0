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
}
