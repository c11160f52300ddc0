package io.github.coherecamel.application;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** How a text stands in a URL, as a segment of its path or as a value of its query. */
public final class PercentEncoding {

    private PercentEncoding() {}

    public static String of(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
