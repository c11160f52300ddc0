package io.github.coherecamel.watch;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How states are written down. A store of keys and values can neither list its keys nor hold a hundred thousand states in
 * one value that is rewritten for each, so they are spread over a fixed number of values.
 */
public final class Buckets {

    public static final int COUNT = 256;

    private Buckets() {}

    /** Returns which of so many values holds the state of a thing. */
    public static int of(String id, int count) {
        return Math.floorMod(id.hashCode(), count);
    }

    /** Writes states on one line, as stores keep one line for each value. */
    public static String write(Map<String, String> states) {
        return states.entrySet().stream()
                .map(state -> encode(state.getKey()) + '=' + encode(state.getValue()))
                .collect(Collectors.joining("&"));
    }

    public static Map<String, String> read(String text) {
        var states = new LinkedHashMap<String, String>();
        Arrays.stream(text.split("&")).map(state -> state.split("=", 2)).forEach(state -> {
            if (state.length == 2) {
                states.put(decode(state[0]), decode(state[1]));
            }
        });
        return states;
    }

    /** Makes any text one that is fit for a key or a value of whatever store. */
    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
