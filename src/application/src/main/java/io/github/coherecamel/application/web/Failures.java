package io.github.coherecamel.application.web;

import io.github.coherecamel.application.event.UnreadableEventException;
import io.github.coherecamel.application.wanted.Database;
import io.quarkus.oidc.OIDCException;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jdbi.v3.core.JdbiException;

/** Words the answer to a request that failed: what the caller can do about it, and nothing of what is inside. */
final class Failures {

    private static final Logger LOG = Logger.getLogger(Failures.class);

    @ServerExceptionMapper
    Response answer(Throwable failure, RoutingContext context) {
        if (context.response().ended()) {
            // Quarkus itself answers a body that is too large, and then fails whoever reads on.
            return Response.noContent().build();
        }
        return respond(refusal(cause(failure)));
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null
                ? cause(failure.getCause())
                : failure;
    }

    static Refused refusal(Throwable failure) {
        if (failure instanceof Refused refused) {
            return refused;
        }
        if (failure instanceof UnreadableEventException unreadable) {
            return Refused.because(
                    switch (unreadable.kind()) {
                        case INVALID -> 400;
                        case TOO_LARGE -> 413;
                        case MEDIA_TYPE -> 415;
                    },
                    String.valueOf(unreadable.getMessage()));
        }
        if (failure instanceof JdbiException && Database.isOfAValue(failure)) {
            LOG.debugf("The database takes no value that a request had: %s", DatabaseLog.reason(failure));
            return Refused.because(
                    400,
                    "A value of this request is none that the database can hold or look for: it is too long, out of range,"
                            + " or has characters that no text has. Nothing was changed. Send another.");
        }
        if (failure instanceof JdbiException) {
            DatabaseLog.write(failure);
            return Refused.forNow(
                    503,
                    5,
                    "The database cannot be used at the moment. If this was to change something, it is not known whether it did;"
                            + " an event with an id counts once, however often it is sent.");
        }
        if (failure instanceof OIDCException) {
            // Quarkus has logged why, in a line or two and not with all that called it.
            LOG.debug("The OIDC server cannot be asked.", failure);
            return Refused.forNow(
                    503,
                    5,
                    "The OIDC server cannot be asked at the moment, so it is not known whose token this is. Send it again later.");
        }
        if (failure instanceof RejectedExecutionException) {
            return Refused.forNow(503, 5, "This process is being stopped.");
        }
        if (failure instanceof WebApplicationException web) {
            var status = web.getResponse().getStatus();
            return Refused.because(
                    status,
                    "%d %s.".formatted(status, web.getResponse().getStatusInfo().getReasonPhrase()));
        }
        // That is no failure here, and happens all the time. A file that cannot be written is another thing.
        LOG.log(HasGone.is(failure) ? Logger.Level.DEBUG : Logger.Level.ERROR, "A request failed", failure);
        return Refused.because(500, "Something failed here that should not; the log of the server says what.");
    }

    private static Response respond(Refused refused) {
        var answer = Response.status(refused.status())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(new Message(String.valueOf(refused.getMessage())));
        if (refused.retryAfter() != null) {
            answer.header("Retry-After", refused.retryAfter());
        }
        if (refused.status() == 401) {
            answer.header("WWW-Authenticate", "Webhook-Signature");
        }
        if (refused.status() == 408 || refused.status() == 413) {
            // The rest of the body is not waited for.
            answer.header("Connection", "close");
        }
        return answer.build();
    }
}
