package io.github.coherecamel.application.web;

import io.github.coherecamel.application.wanted.ActionFilter;
import io.github.coherecamel.application.wanted.ActionViews;
import io.github.coherecamel.application.wanted.Page;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
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

/** Who did what. */
@Path("/actions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "actions")
public class ActionsResource {

    private final ActionViews actions;

    ActionsResource(ActionViews actions) {
        this.actions = actions;
    }

    @GET
    @Operation(
            operationId = "listActions",
            summary = "Lists what people did, the newest first",
            description = "What was done to a model that was forgotten is there as well. " + Documented.PAGES
                    + " All parameters are optional; an action is shown if it fits all of them.")
    @APIResponse(responseCode = "200", description = "What was asked for.")
    @APIResponse(
            responseCode = "400",
            description = "A parameter is wrong; the message names it.",
            content = @Content(schema = @Schema(implementation = Message.class)))
    public Page<DoneView> list(
            @QueryParam("model") @Parameter(description = "Id of the model.") @Nullable String model,
            @QueryParam("since")
                    @Parameter(description = "It was done then or later, such as 2026-01-31T09:30:00Z.")
                    @Nullable
                    String since,
            @QueryParam("until") @Parameter(description = "It was done before then.") @Nullable String until,
            @QueryParam("after") @Parameter(description = Documented.AFTER) @Nullable String after,
            @QueryParam("limit") @Parameter(description = Documented.LIMIT) @Nullable String limit) {
        var filter = new ActionFilter(
                QueryValue.sought(model), QueryValue.time("since", since), QueryValue.time("until", until));
        return actions.page(filter, QueryValue.number(after), QueryValue.limit(limit))
                .map(DoneView::of);
    }
}
