package io.github.coherecamel.application.web;

import io.github.coherecamel.application.event.Instruction;
import io.github.coherecamel.application.event.UnreadableEventException;
import io.github.coherecamel.application.wanted.Actions;
import io.github.coherecamel.application.wanted.BulkRetry;
import io.github.coherecamel.application.wanted.BulkRetry.Retried;
import io.github.coherecamel.application.wanted.Category;
import io.github.coherecamel.application.wanted.Forgetting;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What people do about models. */
@Path("/models")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "actions")
@APIResponse(responseCode = "200", description = "What was changed, if anything had to be.")
@APIResponse(
        responseCode = "400",
        description = "A parameter or the body is wrong; the message says what.",
        content = @Content(schema = @Schema(implementation = Message.class)))
@APIResponse(
        responseCode = "404",
        description = Documented.NO_MODEL,
        content = @Content(schema = @Schema(implementation = Message.class)))
public class ModelActionsResource {

    private final Actions actions;
    private final BulkRetry bulkRetry;
    private final Forgetting forgetting;

    ModelActionsResource(Actions actions, BulkRetry bulkRetry, Forgetting forgetting) {
        this.actions = actions;
        this.bulkRetry = bulkRetry;
        this.forgetting = forgetting;
    }

    @POST
    @Path("/{id}/retry")
    @Operation(
            operationId = "retryModel",
            summary = "Tries again now",
            description =
                    "A model that waits is due at once. One that is DEGRADED is wanted again, by an event of its own,"
                            + " so the outcome of the event before stays. One that is being worked on, due, paused or as wanted is"
                            + " left alone. With {\"dataset_id\": \"…\"} nothing is changed if another dataset is wanted by now.")
    public ChangeView retry(
            @PathParam("id") String id,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(implementation = Shown.class)))
                    byte @Nullable [] body,
            @Context SecurityContext security)
            throws UnreadableEventException {
        return answer(id, actions.retry(id, Instruction.shownDataset(body), Person.of(security)));
    }

    @POST
    @Path("/{id}/assign")
    @Operation(
            operationId = "assignDataset",
            summary = "Wants another dataset of a model",
            description = "Send {\"dataset_id\": \"…\"}. It becomes an event of now. A model that nothing was wanted of"
                    + " becomes known by it.")
    public ChangeView assign(
            @PathParam("id") String id,
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(implementation = Assignment.class)))
                    byte[] body,
            @Context SecurityContext security)
            throws UnreadableEventException {
        return ChangeView.of(actions.assign(
                Instruction.modelId("the path", "id", id), Instruction.datasetId(body), Person.of(security)));
    }

    @POST
    @Path("/{id}/accept")
    @Operation(
            operationId = "acceptDataset",
            summary = "Wants the dataset that the model has",
            description =
                    "That is what it had when it was read last, as GET /models/{id} says. It helps after a change by"
                            + " hand. With {\"dataset_id\": \"…\"} nothing is changed if it has another by now.")
    public ChangeView accept(
            @PathParam("id") String id,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(implementation = Shown.class)))
                    byte @Nullable [] body,
            @Context SecurityContext security)
            throws UnreadableEventException {
        return answer(id, actions.accept(id, Instruction.shownDataset(body), Person.of(security)));
    }

    @POST
    @Path("/{id}/pause")
    @Operation(
            operationId = "pauseModel",
            summary = "Lets nobody work on a model",
            description = "What has begun is ended first. What events want is written down, and waits.")
    public ChangeView pause(@PathParam("id") String id, @Context SecurityContext security) {
        return answer(id, actions.pause(id, Person.of(security)));
    }

    @POST
    @Path("/{id}/resume")
    @Operation(
            operationId = "resumeModel",
            summary = "Lets a paused model be worked on again, at once",
            description = "What had been given up is wanted again.")
    public ChangeView resume(@PathParam("id") String id, @Context SecurityContext security) {
        return answer(id, actions.resume(id, Person.of(security)));
    }

    @POST
    @Path("/{id}/forget")
    @Operation(
            operationId = "forgetModel",
            summary = "Wants nothing of a model any more",
            description =
                    "For one that was deleted. An open event of it is rejected, its history stays, and the next event makes"
                            + " it known again. One that is being worked on is left alone.")
    public ChangeView forget(@PathParam("id") String id, @Context SecurityContext security) {
        return answer(id, forgetting.forget(id, Person.of(security)));
    }

    @POST
    @Path("/retry")
    @Operation(
            operationId = "retryModels",
            summary = "Tries all models again that have one kind of trouble",
            description =
                    "Their category is parameter reason. So all events are tried again that were rejected for it, and"
                            + " whose models have not gone on. One request looks at 500 models. If the answer has next, ask again"
                            + " with it as after.")
    public Retried retryAll(
            @QueryParam("reason")
                    @Parameter(
                            required = true,
                            description = "The category of the models.",
                            schema = @Schema(implementation = Category.class))
                    @Nullable
                    String reason,
            @QueryParam("after") @Parameter(description = Documented.AFTER) @Nullable String after,
            @Context SecurityContext security) {
        var category = QueryValue.oneOf(Category.class, "reason", reason);
        if (category == null) {
            throw Refused.because(
                    400, "Could not read parameter reason: it is missing. Send a category, as GET /models has it.");
        }
        return bulkRetry.retry(category, Person.of(security), QueryValue.text(after));
    }

    /** What to send to assign a dataset, for the documentation alone. */
    record Assignment(@Schema(name = "dataset_id", required = true) String datasetId) {}

    /** What may be sent to change nothing if what was shown is so no longer, for the documentation alone. */
    record Shown(@Schema(name = "dataset_id") String datasetId) {}

    private static ChangeView answer(String id, Optional<Actions.Change> change) {
        return change.map(ChangeView::of).orElseThrow(() -> Documented.noModel(id));
    }
}
