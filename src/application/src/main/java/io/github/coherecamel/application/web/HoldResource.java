package io.github.coherecamel.application.web;

import io.github.coherecamel.application.event.Instruction;
import io.github.coherecamel.application.event.UnreadableEventException;
import io.github.coherecamel.application.hold.Holds;
import io.github.coherecamel.application.wanted.Category;
import io.github.coherecamel.application.wanted.ModelCounts;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How it goes with everything, and what stops everything. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "controller")
@APIResponse(responseCode = "200", description = "How it is now.")
public class HoldResource {

    private final Holds holds;
    private final ModelCounts counts;

    HoldResource(Holds holds, ModelCounts counts) {
        this.holds = holds;
        this.counts = counts;
    }

    @GET
    @Path("/status")
    @Operation(
            operationId = "getStatus",
            summary = "Counts models by sync and health, and says whether all is held",
            description = "It is counted at most once a second. States without models are left out.")
    public StatusView status() {
        return StatusView.of(counts.read(), HoldView.of(holds.read(), null));
    }

    @GET
    @Path("/hold")
    @Operation(operationId = "getHold", summary = "Says whether nothing is worked on, and why")
    public HoldView hold() {
        return HoldView.of(holds.read(), null);
    }

    @POST
    @Path("/hold")
    @Operation(
            operationId = "hold",
            summary = "Stops all work on models",
            description =
                    "Send {\"reason\": \"…\"}, or nothing. Events are accepted, and wait. What has begun is ended."
                            + " Only a person resumes it.")
    @APIResponse(
            responseCode = "400",
            description = "The body is wrong; the message says what.",
            content = @Content(schema = @Schema(implementation = Message.class)))
    public HoldView hold(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(implementation = Why.class)))
                    byte @Nullable [] body,
            @Context SecurityContext security)
            throws UnreadableEventException {
        var person = Person.of(security);
        var reason = Objects.requireNonNullElse(Instruction.reason(body), person + " holds it");
        var changed = holds.hold(Category.PERSON, reason, person, null);
        return HoldView.of(holds.read(), changed);
    }

    @POST
    @Path("/resume")
    @Operation(
            operationId = "resume",
            summary = "Goes on with the work on models",
            description = "If the controller had stopped by itself, and what stopped it is not over, it stops again.")
    public HoldView resume(@Context SecurityContext security) {
        var changed = holds.resumeBy(Person.of(security));
        return HoldView.of(holds.read(), changed);
    }

    /** What may be sent to hold everything, for the documentation alone. */
    record Why(String reason) {}
}
