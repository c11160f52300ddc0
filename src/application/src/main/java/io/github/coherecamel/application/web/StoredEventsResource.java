package io.github.coherecamel.application.web;

import io.github.coherecamel.application.wanted.EventFilter;
import io.github.coherecamel.application.wanted.EventViews;
import io.github.coherecamel.application.wanted.History;
import io.github.coherecamel.application.wanted.Outcome;
import io.github.coherecamel.application.wanted.Page;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What became of events. */
@Path("/events")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "events")
@APIResponse(responseCode = "200", description = "What was asked for.")
@APIResponse(
        responseCode = "400",
        description = "A parameter is wrong; the message names it.",
        content = @Content(schema = @Schema(implementation = Message.class)))
public class StoredEventsResource {

    private final EventViews events;
    private final NamedEvent named;
    private final History history;

    StoredEventsResource(EventViews events, NamedEvent named, History history) {
        this.events = events;
        this.named = named;
        this.history = history;
    }

    /** What can be asked for: the outcomes, and that there is none yet. */
    enum State {
        OPEN,
        APPLIED,
        UNCHANGED,
        SUPERSEDED,
        STALE,
        REJECTED
    }

    @GET
    @Operation(
            operationId = "listEvents",
            summary = "Lists events, the newest first",
            description = Documented.PAGES + " All parameters are optional; an event is shown if it fits all of them.")
    public Page<EventView> list(
            @QueryParam("outcome")
                    @Parameter(description = "What became of it.", schema = @Schema(implementation = State.class))
                    @Nullable
                    String outcome,
            @QueryParam("model") @Parameter(description = "Id of the model.") @Nullable String model,
            @QueryParam("source") @Parameter(description = "Who sent it, as CloudEvents has it.") @Nullable
                    String source,
            @QueryParam("since")
                    @Parameter(description = "It was received then or later, such as 2026-01-31T09:30:00Z.")
                    @Nullable
                    String since,
            @QueryParam("until") @Parameter(description = "It was received before then.") @Nullable String until,
            @QueryParam("text")
                    @Parameter(
                            description =
                                    "Somewhere in its id, its dataset's id or the reason, in upper or lower case.")
                    @Nullable
                    String text,
            @QueryParam("after") @Parameter(description = Documented.AFTER) @Nullable String after,
            @QueryParam("limit") @Parameter(description = Documented.LIMIT) @Nullable String limit) {
        var state = QueryValue.oneOf(State.class, "outcome", outcome);
        var filter = new EventFilter(
                state == State.OPEN,
                state == null || state == State.OPEN ? null : Outcome.valueOf(state.name()),
                QueryValue.sought(model),
                QueryValue.sought(source),
                QueryValue.time("since", since),
                QueryValue.time("until", until),
                QueryValue.sought(text));
        return events.page(filter, QueryValue.number(after), QueryValue.limit(limit))
                .map(EventView::of);
    }

    @GET
    @Path("/{id: .+}")
    @Operation(
            operationId = "getEvent",
            summary = "Shows an event with its attempts",
            description = "An id is unique only with its source. Without one, what was posted without one is meant, or"
                    + " the only one that there is.")
    @APIResponse(responseCode = "200", description = "The event.")
    @APIResponse(
            responseCode = "404",
            description = Documented.NO_EVENT,
            content = @Content(schema = @Schema(implementation = Message.class)))
    @APIResponse(
            responseCode = "409",
            description = Documented.SEVERAL,
            content = @Content(schema = @Schema(implementation = Message.class)))
    public EventView get(
            @PathParam("id") String id,
            @QueryParam("source") @Parameter(description = Documented.SOURCE) @Nullable String source) {
        var event = named.one(id, QueryValue.text(source));
        return EventView.of(event, history.attempts(event.seq()));
    }
}
