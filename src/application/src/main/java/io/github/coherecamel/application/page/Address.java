package io.github.coherecamel.application.page;

import io.github.coherecamel.application.PercentEncoding;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where a view with its filters is found: what is in it can be shared. */
public record Address(String path, Map<String, String> parameters) {

    private static final String POSITION = "after";

    static Address of(String path) {
        return new Address(path, Map.of());
    }

    /** Returns it with this parameter, or without if that has no value. Another list begins with its first page. */
    public Address with(String name, @Nullable String value) {
        var changed = new LinkedHashMap<>(parameters);
        changed.remove(POSITION);
        changed.remove(name);
        if (value != null && !value.isBlank()) {
            changed.put(name, value);
        }
        return new Address(path, changed);
    }

    /** Returns the page that begins behind this position. */
    public Address after(@Nullable String position) {
        return with(POSITION, position);
    }

    public Address without(String name) {
        return with(name, null);
    }

    public String get(String name) {
        return parameters.getOrDefault(name, "");
    }

    public boolean isFiltered() {
        return parameters.keySet().stream().anyMatch(name -> !name.equals(POSITION));
    }

    public boolean isFirst() {
        return !parameters.containsKey(POSITION);
    }

    @Override
    public String toString() {
        return parameters.isEmpty()
                ? path
                : parameters.entrySet().stream()
                        .map(parameter ->
                                PercentEncoding.of(parameter.getKey()) + "=" + PercentEncoding.of(parameter.getValue()))
                        .collect(Collectors.joining("&", path + "?", ""));
    }
}
