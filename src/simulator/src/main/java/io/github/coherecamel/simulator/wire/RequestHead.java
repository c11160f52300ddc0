package io.github.coherecamel.simulator.wire;

import io.netty.handler.codec.http.HttpRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Method, target and headers as they came over the wire: nothing decoded. Header names ignore case. */
public record RequestHead(String method, String path, String query, Map<String, List<String>> headers) {
    static RequestHead of(HttpRequest request) {
        var target = request.uri();
        var mark = target.indexOf('?');
        var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        for (var header : request.headers()) {
            headers.computeIfAbsent(header.getKey(), name -> new ArrayList<>(1)).add(header.getValue());
        }
        headers.replaceAll((name, values) -> List.copyOf(values));
        return new RequestHead(
                request.method().name(),
                mark < 0 ? target : target.substring(0, mark),
                mark < 0 ? "" : target.substring(mark + 1),
                Collections.unmodifiableMap(headers));
    }

    /** The first value of a header, or empty text. */
    public String header(String name) {
        var values = headers.get(name);
        return values == null ? "" : values.get(0);
    }
}
