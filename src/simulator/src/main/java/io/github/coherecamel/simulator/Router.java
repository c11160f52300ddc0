package io.github.coherecamel.simulator;

import io.github.coherecamel.simulator.call.Problem;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the operation of a method and a raw path. A fixed path wins over one with an id in it. */
final class Router {
    private static final String ID = "{id}";

    /** An operation and the id in the path, still percent-encoded; empty if it has none. */
    record Route(ApiOperation operation, String rawId) {
        String id() {
            try {
                return URLDecoder.decode(rawId.replace("+", "%2B"), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException e) {
                throw Problem.badRequest("malformed path");
            }
        }
    }

    private record Pattern(ApiOperation operation, List<String> segments) {
        @Nullable
        Route match(String method, List<String> path) {
            if (!operation.method().equals(method) || path.size() != segments.size()) {
                return null;
            }
            var id = "";
            for (var i = 0; i < path.size(); i++) {
                if (segments.get(i).equals(ID) && !path.get(i).isEmpty()) {
                    id = path.get(i);
                } else if (!segments.get(i).equals(path.get(i))) {
                    return null;
                }
            }
            return new Route(operation, id);
        }
    }

    private final List<Pattern> patterns = Stream.of(ApiOperation.values())
            .map(operation -> new Pattern(operation, segments(operation.path())))
            .sorted(Comparator.comparing(pattern -> pattern.segments().contains(ID)))
            .toList();

    @Nullable
    Route find(String method, String path) {
        var segments = segments(path);
        for (var pattern : patterns) {
            var route = pattern.match(method, segments);
            if (route != null) {
                return route;
            }
        }
        return null;
    }

    private static List<String> segments(String path) {
        return List.of(path.split("/", -1));
    }
}
