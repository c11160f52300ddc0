package io.github.coherecamel.application.web;

import io.github.coherecamel.application.training.Training;
import io.github.coherecamel.application.training.Trainings;
import io.github.coherecamel.application.wanted.ModelViews;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How the trainings of a model went. */
@Path("/models/{id}/training")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "models")
public class TrainingResource {

    private final ModelViews models;
    private final Trainings trainings;
    private final ManagedExecutor executor;

    TrainingResource(ModelViews models, Trainings trainings, ManagedExecutor executor) {
        this.models = models;
        this.trainings = trainings;
        this.executor = executor;
    }

    @GET
    @Operation(
            operationId = "getTraining",
            summary = "Shows how the trainings of a model went: changes of its status, and what each run measured",
            description = "It asks the API, at most once in 10 s for each model. If that fails, or everything is held,"
                    + " reason says why, and the runs are shown that were kept.")
    @APIResponse(
            responseCode = "200",
            description = "What is known.",
            content = @Content(schema = @Schema(implementation = Training.class)))
    @APIResponse(
            responseCode = "404",
            description = Documented.NO_MODEL,
            content = @Content(schema = @Schema(implementation = Message.class)))
    public CompletionStage<Training> training(@PathParam("id") String id) {
        return executor.supplyAsync(() -> models.find(id).orElseThrow(() -> Documented.noModel(id)))
                .thenCompose(model -> trainings.of(model.id()));
    }
}
