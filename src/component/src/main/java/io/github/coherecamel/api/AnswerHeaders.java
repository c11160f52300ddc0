package io.github.coherecamel.api;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.hc.core5.http.Header;
import org.jspecify.annotations.Nullable;

/** Headers of an answer by lower-case name, the last value of each. Few are ever read, so none is copied before. */
final class AnswerHeaders extends AbstractMap<String, String> {

    private final Header[] headers;

    AnswerHeaders(Header[] headers) {
        this.headers = headers;
    }

    @Override
    public @Nullable String get(@Nullable Object lowerCaseName) {
        for (var index = headers.length - 1; index >= 0; index--) {
            if (headers[index].getName().equalsIgnoreCase(String.valueOf(lowerCaseName))) {
                return headers[index].getValue();
            }
        }
        return null;
    }

    @Override
    public Set<Map.Entry<String, String>> entrySet() {
        var values = new HashMap<String, String>();
        for (var header : headers) {
            values.put(header.getName().toLowerCase(Locale.ROOT), header.getValue());
        }
        return Collections.unmodifiableMap(values).entrySet();
    }
}
