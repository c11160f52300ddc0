package io.github.coherecamel.application.web;

import io.github.coherecamel.application.wanted.Category;
import io.github.coherecamel.application.wanted.EventViews;
import io.github.coherecamel.application.wanted.Health;
import io.github.coherecamel.application.wanted.History;
import io.github.coherecamel.application.wanted.Model;
import io.github.coherecamel.application.wanted.ModelFilter;
import io.github.coherecamel.application.wanted.ModelViews;
import io.github.coherecamel.application.wanted.Page;
import io.github.coherecamel.application.wanted.Sync;
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

/** What is wanted of models, and how it goes. */
@Path("/models")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "models")
@APIResponse(responseCode = "200", description = "What was asked for.")
@APIResponse(
        responseCode = "400",
        description = "A parameter is wrong; the message names it.",
        content = @Content(schema = @Schema(implementation = Message.class)))
public class ModelsResource {

    private final ModelViews models;
    private final EventViews events;
    private final History history;

    ModelsResource(ModelViews models, EventViews events, History history) {
        this.models = models;
        this.events = events;
        this.history = history;
    }

    @GET
    @Operation(
            operationId = "listModels",
            summary = "Lists models by their ids",
            description = Documented.PAGES + " All parameters are optional; a model is shown if it fits all of them.")
    public Page<ModelView> list(
            @QueryParam("sync")
                    @Parameter(description = "Whether it is as wanted.", schema = @Schema(implementation = Sync.class))
                    @Nullable
                    String sync,
            @QueryParam("health")
                    @Parameter(
                            description = "Whether something is being done.",
                            schema = @Schema(implementation = Health.class))
                    @Nullable
                    String health,
            @QueryParam("category")
                    @Parameter(description = "Its kind of trouble.", schema = @Schema(implementation = Category.class))
                    @Nullable
                    String category,
            @QueryParam("since") @Parameter(description = "Its sync or health changed last then or later.") @Nullable
                    String since,
            @QueryParam("until") @Parameter(description = "Its sync or health changed last before then.") @Nullable
                    String until,
            @QueryParam("text")
                    @Parameter(
                            description =
                                    "Somewhere in its id, its name, its datasets' ids or the reason, in upper or lower case.")
                    @Nullable
                    String text,
            @QueryParam("after") @Parameter(description = Documented.AFTER) @Nullable String after,
            @QueryParam("limit") @Parameter(description = Documented.LIMIT) @Nullable String limit) {
        var filter = new ModelFilter(
                QueryValue.oneOf(Sync.class, "sync", sync),
                QueryValue.oneOf(Health.class, "health", health),
                QueryValue.oneOf(Category.class, "category", category),
                QueryValue.time("since", since),
                QueryValue.time("until", until),
                QueryValue.sought(text));
        var page = models.page(filter, QueryValue.text(after), QueryValue.limit(limit));
        var wanting = events.named(
                page.items().stream().map(Model::eventSeq).distinct().toList());
        return page.map(model -> ModelView.of(model, wanting.get(model.eventSeq()), null));
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "getModel",
            summary = "Shows a model, the event that says what is wanted of it, and what happened to it",
            description = "The history has events, attempts and what people did, the newest first. " + Documented.PAGES)
    @APIResponse(responseCode = "200", description = "The model.")
    @APIResponse(
            responseCode = "404",
            description = Documented.NO_MODEL,
            content = @Content(schema = @Schema(implementation = Message.class)))
    public ModelView get(
            @PathParam("id") String id,
            @QueryParam("after") @Parameter(description = Documented.AFTER) @Nullable String after,
            @QueryParam("limit") @Parameter(description = Documented.LIMIT) @Nullable String limit) {
        var position = QueryValue.position(after);
        var most = QueryValue.limit(limit);
        var model = models.find(id).orElseThrow(() -> Documented.noModel(id));
        return ModelView.of(
                model,
                events.get(model.eventSeq()),
                history.page(id, position, most).map(HistoryView::of));
    }
}
