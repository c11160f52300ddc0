package io.github.coherecamel.application.access;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/** Answers what is turned away before any resource sees it: a person as a page, a program as JSON. */
public final class TurnedAway {

    private TurnedAway() {}

    @CheckedTemplate(basePath = "page")
    static final class Templates {

        private Templates() {}

        /** Nothing else is loaded for it, as that would be turned away as well. */
        static native TemplateInstance turnedAway(int status, String message, @Nullable String way);
    }

    /** @param message may be shown to anybody */
    public static void answer(RoutingContext context, int status, String message) {
        answer(context, status, message, null);
    }

    /** @param way where whoever sent it may go; null if nowhere */
    static void answer(RoutingContext context, int status, String message, @Nullable String way) {
        var response = context.response().setStatusCode(status);
        if (isReadByAPerson(context.request().getHeader("Accept"))) {
            response.putHeader("Content-Type", "text/html;charset=UTF-8")
                    .end(Templates.turnedAway(status, message, way).render());
        } else {
            response.putHeader("Content-Type", "application/json")
                    .end(JsonObject.of("message", message).encode());
        }
    }

    /** Only what a browser opens by itself asks for HTML by name. */
    private static boolean isReadByAPerson(@Nullable String accepted) {
        return accepted != null && accepted.contains("text/html");
    }
}
