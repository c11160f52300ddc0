package io.github.coherecamel.application.web;

import io.github.coherecamel.application.ControllerConfig;
import io.github.coherecamel.application.access.Role;
import io.github.coherecamel.application.event.Arrival;
import io.github.coherecamel.application.event.EventReader;
import io.github.coherecamel.application.wanted.Backlog;
import io.github.coherecamel.application.wanted.Receipt;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Where events are posted. No thread waits, neither for a body nor for an outcome. */
@Path("/events")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "events")
@APIResponse(
        responseCode = "202",
        description = "It is written down for good, and open.",
        content = @Content(schema = @Schema(implementation = EventAnswer.class)))
@APIResponse(
        responseCode = "200",
        description = "It was there already, or Prefer: wait has waited for its outcome: what became of it.",
        content = @Content(schema = @Schema(implementation = EventAnswer.class)))
@APIResponse(
        responseCode = "400",
        description = "A field is wrong or missing; the message names it.",
        content = @Content(schema = @Schema(implementation = Message.class)))
@APIResponse(
        responseCode = "401",
        description = "It is not signed, or by another key.",
        content = @Content(schema = @Schema(implementation = Message.class)))
@APIResponse(
        responseCode = "404",
        description = "cohere.http.enabled is false, or routes of your own take no events.",
        content = @Content(schema = @Schema(implementation = Message.class)))
@APIResponse(
        responseCode = "408",
        description = "The body was not there within cohere.http.body-timeout. Send it again.",
        content = @Content(schema = @Schema(implementation = Message.class)))
@APIResponse(
        responseCode = "409",
        description = "Another event with this source and id says something else. Send it with an id of its own.",
        content = @Content(schema = @Schema(implementation = Message.class)))
@APIResponse(
        responseCode = "413",
        description = "It has more than 65,536 bytes or 500 events. Send it in parts.",
        content = @Content(schema = @Schema(implementation = Message.class)))
@APIResponse(
        responseCode = "415",
        description = "Its Content-Type is none that is read, or it is no UTF-8.",
        content = @Content(schema = @Schema(implementation = Message.class)))
@APIResponse(
        responseCode = "429",
        description =
                "More than cohere.http.in-flight requests are being read or written down. Retry-After says when to send it again.",
        content = @Content(schema = @Schema(implementation = Message.class)))
@APIResponse(
        responseCode = "503",
        description =
                "More than cohere.backlog-limit models wait for their turn, the database is away, or the process starts or stops."
                        + " Retry-After says when to send it again.",
        content = @Content(schema = @Schema(implementation = Message.class)))
public class EventsResource {

    private final ControllerConfig.Http config;
    private final Senders senders;
    private final Backlog backlog;
    private final EventRoute route;
    private final Outcomes outcomes;
    private final ManagedExecutor executor;
    private final Semaphore inFlight;

    EventsResource(
            ControllerConfig config,
            Senders senders,
            Backlog backlog,
            EventRoute route,
            Outcomes outcomes,
            ManagedExecutor executor) {
        this.config = config.http();
        this.senders = senders;
        this.backlog = backlog;
        this.route = route;
        this.outcomes = outcomes;
        this.executor = executor;
        this.inFlight = new Semaphore(this.config.inFlight());
    }

    @POST
    @Operation(
            operationId = "postEvent",
            summary = "Says that a model is to use a dataset",
            description = "Takes plain JSON and CloudEvents 1.0, structured or binary, one or an array of them. With"
                    + " header Prefer: wait=10 it answers when there is an outcome, or after so many seconds.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            example = "{\"model_id\": \"…\", \"dataset_id\": \"…\"}"))
    public CompletionStage<Response> post(@Context RoutingContext context, @Context SecurityContext security) {
        var request = context.request();
        var headers = new TreeMap<String, String>();
        request.headers().forEach((name, value) -> headers.putIfAbsent(name.toLowerCase(Locale.ROOT), value));
        var wait = Preference.wait(request.headers().getAll("Prefer"), config.maxWait());
        var known = security.isUserInRole(Role.SENDER.label());
        if (!inFlight.tryAcquire()) {
            // Without a place nothing of the body is kept.
            request.resume();
            throw Refused.forNow(429, 1, "%d requests are being taken already.".formatted(config.inFlight()));
        }
        var read = PostedBody.read(context, EventReader.MOST_BYTES, config.bodyTimeout());
        return read.thenCompose(body -> accept(headers, body, known))
                .whenComplete((receipts, failure) -> inFlight.release())
                .thenCompose(receipts -> outcomes.of(receipts, wait)
                        .thenCombine(
                                read,
                                (answers, body) -> Arrival.isBatch(body)
                                        ? answers.batch(receipts)
                                        : answers.one(receipts.get(0))));
    }

    /** What the application of before was asked. */
    @POST
    @Path("/dataset-uploaded")
    @Operation(
            operationId = "postDatasetUploaded",
            summary = "The same as POST /events, under its old name",
            deprecated = true)
    public CompletionStage<Response> postUploaded(@Context RoutingContext context, @Context SecurityContext security) {
        return post(context, security);
    }

    private CompletableFuture<List<Receipt>> accept(Map<String, String> headers, byte[] body, boolean known) {
        return executor.supplyAsync(() -> {
                    var signedId = senders.admit(headers, body, known);
                    if (backlog.isFull()) {
                        throw Refused.forNow(
                                503, 30, "%d models wait for their turn already.".formatted(backlog.limit()));
                    }
                    return route.send(body, passed(headers, signedId));
                })
                .thenCompose(Function.identity());
    }

    /** What the route gets to see: nothing that is not of the event. */
    private static Map<String, Object> passed(Map<String, String> headers, @Nullable String signedId) {
        var passed = new HashMap<String, Object>();
        headers.forEach((name, value) -> {
            if (name.equals("content-type") || name.startsWith("ce-")) {
                passed.put(name, value);
            }
        });
        if (signedId != null) {
            passed.put(Signature.ID, signedId);
        }
        return passed;
    }
}
