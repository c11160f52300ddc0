package io.github.coherecamel.application.web;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses control characters in any parameter: nothing that is known here has any, and not every database can be asked for one. */
final class PlainParameters {

    /** Names of files are made safe instead, since a person cannot always choose them. */
    private static final String FILES = "/files";

    @ServerRequestFilter
    void check(UriInfo uri, RoutingContext context) {
        if (uri.getPath().equals(FILES)) {
            return;
        }
        try {
            check(uri.getPathParameters());
            check(uri.getQueryParameters());
        } catch (Refused refused) {
            // Whoever still sends gets to read the answer.
            context.request().resume();
            throw refused;
        }
    }

    private static void check(MultivaluedMap<String, String> parameters) {
        parameters.forEach((name, values) -> {
            if (values.stream().anyMatch(value -> !value.codePoints().allMatch(PlainParameters::isPlain))) {
                throw Refused.because(
                        400,
                        "Could not read parameter %s: it has control characters. Send it without them."
                                .formatted(name));
            }
        });
    }

    private static boolean isPlain(int point) {
        // Half of a pair is none, but cannot be written as UTF-8 either.
        return !Character.isISOControl(point) && Character.getType(point) != Character.SURROGATE;
    }
}
