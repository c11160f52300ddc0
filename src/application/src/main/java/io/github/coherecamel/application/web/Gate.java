package io.github.coherecamel.application.web;

import io.github.coherecamel.application.ControllerConfig;
import io.github.coherecamel.application.access.TurnedAway;
import io.github.coherecamel.application.event.EventReader;
import io.github.coherecamel.application.file.FilesConfig;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.VertxException;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Turns away, before anything else looks at it, what nothing here serves. */
@Singleton
final class Gate {

    private static final int BEFORE_ALL_OTHERS = 1000;

    /** How Quarkus is told how much may be read of a body whose length is not known before. */
    private static final String MOST = "io.quarkus.max-request-size";

    /** After Quarkus has said how much that is for all alike. */
    private static final int AFTER_QUARKUS = -1;

    /** Which answers with the number of an error, and logs it with its trace. */
    private static final int BEFORE_QUARKUS = Integer.MIN_VALUE;

    private final String bound;
    private final Set<String> names;
    private final long mostOfAFile;

    Gate(ControllerConfig config, FilesConfig files, @ConfigProperty(name = "quarkus.http.host") String host) {
        this.bound = host.toLowerCase(Locale.ROOT);
        this.names = config.http().hosts().stream()
                .flatMap(Set::stream)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
        this.mostOfAFile = files.upload().limit().asLongValue();
    }

    void open(@Observes Filters filters) {
        filters.register(this::pass, BEFORE_ALL_OTHERS);
    }

    /** A body that is kept in memory is small, also one that does not say how long it is. */
    void narrow(@Observes Router router) {
        router.route().order(AFTER_QUARKUS).handler(context -> {
            context.put(MOST, most(context));
            context.next();
        });
    }

    /** What is no request at all is turned away before any filter, and is not worth a line in the log. */
    void reject(@Observes Router router) {
        router.route().order(BEFORE_QUARKUS).failureHandler(context -> {
            if (context.failure() instanceof VertxException && context.statusCode() == 400) {
                answer(
                        context,
                        Refused.because(
                                400, "Header Host is missing, or is none. Send the name and port of this server."));
            } else {
                context.next();
            }
        });
    }

    /** Only a file may be large: it goes to the disk as it comes. */
    private long most(RoutingContext context) {
        var isFile = context.request().method().equals(HttpMethod.POST)
                && context.normalizedPath().equals("/files");
        return isFile ? mostOfAFile : EventReader.MOST_BYTES;
    }

    private void pass(RoutingContext context) {
        var refused = Caller.of(context.request()).refusal(bound, names);
        var most = most(context);
        if (refused == null && isTooLong(context.request().getHeader("Content-Length"), most)) {
            refused = PostedBody.tooLarge(most);
        }
        if (refused == null) {
            context.next();
            return;
        }
        answer(context, refused);
    }

    private static void answer(RoutingContext context, Refused refused) {
        // Nobody reads what follows.
        context.response().putHeader("Connection", "close");
        TurnedAway.answer(context, refused.status(), String.valueOf(refused.getMessage()));
    }

    private static boolean isTooLong(@Nullable String contentLength, long most) {
        try {
            return contentLength != null && Long.parseLong(contentLength) > most;
        } catch (NumberFormatException e) {
            return true;
        }
    }
}
