package io.github.coherecamel.application.web;

import io.github.coherecamel.application.wanted.Actions;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What people do about events. */
@Path("/events")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "actions")
public class EventActionsResource {

    private final Actions actions;
    private final NamedEvent named;

    EventActionsResource(Actions actions, NamedEvent named) {
        this.actions = actions;
        this.named = named;
    }

    @POST
    @Path("/{id: .+}/retry")
    @Operation(
            operationId = "retryEvent",
            summary = "Tries again what a rejected event wants",
            description =
                    "Its dataset is wanted again, by an event of its own; the outcome of this one stays. Nothing is"
                            + " changed if it was not rejected, could not be read, or if its model has gone on to a newer event;"
                            + " assign goes back.")
    @APIResponse(responseCode = "200", description = "What was changed, if anything had to be.")
    @APIResponse(
            responseCode = "404",
            description = Documented.NO_EVENT,
            content = @Content(schema = @Schema(implementation = Message.class)))
    @APIResponse(
            responseCode = "409",
            description = Documented.SEVERAL,
            content = @Content(schema = @Schema(implementation = Message.class)))
    public ChangeView retry(
            @PathParam("id") String id,
            @QueryParam("source") @Parameter(description = Documented.SOURCE) @Nullable String source,
            @Context SecurityContext security) {
        return ChangeView.of(actions.retry(named.one(id, QueryValue.text(source)), Person.of(security)));
    }
}
