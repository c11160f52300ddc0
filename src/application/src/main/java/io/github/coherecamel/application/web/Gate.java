package io.github.coherecamel.application.web;

import io.github.coherecamel.application.ControllerConfig;
import io.github.coherecamel.application.event.EventReader;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Turns away, before anything else looks at it, what nothing here serves. */
@Singleton
final class Gate {

    private static final int BEFORE_ALL_OTHERS = 1000;

    private final Set<String> names;

    Gate(ControllerConfig config, @ConfigProperty(name = "quarkus.http.host") String host) {
        this.names = Stream.concat(config.http().hosts().stream().flatMap(Set::stream), Stream.of(host))
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    void open(@Observes Filters filters) {
        filters.register(this::pass, BEFORE_ALL_OTHERS);
    }

    private void pass(RoutingContext context) {
        var refused = Caller.of(context.request()).refusal(names);
        if (refused == null && isTooLong(context.request().getHeader("Content-Length"))) {
            refused = PostedBody.tooLarge(EventReader.MOST_BYTES);
        }
        if (refused == null) {
            context.next();
            return;
        }
        context.response()
                .setStatusCode(refused.status())
                .putHeader("Content-Type", "application/json")
                // Nobody reads what follows.
                .putHeader("Connection", "close")
                .end(JsonObject.of("message", refused.getMessage()).encode());
    }

    private static boolean isTooLong(@Nullable String contentLength) {
        try {
            return contentLength != null && Long.parseLong(contentLength) > EventReader.MOST_BYTES;
        } catch (NumberFormatException e) {
            return true;
        }
    }
}
