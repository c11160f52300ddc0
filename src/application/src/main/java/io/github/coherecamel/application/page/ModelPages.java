package io.github.coherecamel.application.page;

import io.github.coherecamel.application.ControllerConfig;
import io.github.coherecamel.application.PercentEncoding;
import io.github.coherecamel.application.wanted.Category;
import io.github.coherecamel.application.wanted.Page;
import io.github.coherecamel.application.web.HoldResource;
import io.github.coherecamel.application.web.ModelView;
import io.github.coherecamel.application.web.ModelsResource;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Models, and one of them, for people. */
@Path("/ui/models")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class ModelPages {

    /** Those that need a person are shown before all others: so many of them. */
    private static final String FIRST = "5";

    private final ModelsResource models;
    private final HoldResource controller;
    private final Frames frames;
    private final boolean awaitsTraining;

    ModelPages(ModelsResource models, HoldResource controller, Frames frames, ControllerConfig config) {
        this.models = models;
        this.controller = controller;
        this.frames = frames;
        this.awaitsTraining = config.reconcile().awaitTraining();
    }

    @CheckedTemplate(basePath = "page")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance models(
                Frame frame,
                Address address,
                Census census,
                List<ModelView> needing,
                Page<ModelView> models,
                List<Category> categories);

        static native TemplateInstance model(Frame frame, Address address, ModelView model, boolean awaitsTraining);
    }

    @GET
    public TemplateInstance list(
            @QueryParam("sync") @Nullable String sync,
            @QueryParam("health") @Nullable String health,
            @QueryParam("category") @Nullable String category,
            @QueryParam("text") @Nullable String text,
            @QueryParam("after") @Nullable String after,
            @Context SecurityContext security) {
        var address = Address.of("/ui/models")
                .with("sync", sync)
                .with("health", health)
                .with("category", category)
                .with("text", text)
                .after(after);
        var frame = frames.of("Models", "models", security);
        var census = new Census(controller.status(), address);
        var needing = address.isFiltered() || !address.isFirst() || census.degraded() == 0
                ? List.<ModelView>of()
                : models.list(null, "DEGRADED", null, null, null, null, null, FIRST)
                        .items();
        return Templates.models(
                frame,
                address,
                census,
                needing,
                models.list(sync, health, category, null, null, text, after, null),
                List.of(Category.values()));
    }

    @GET
    @Path("/{id}")
    public TemplateInstance one(
            @PathParam("id") String id,
            @QueryParam("after") @Nullable String after,
            @Context SecurityContext security) {
        var frame = frames.about(id, id, "models", security);
        var model = models.get(id, after, null);
        return Templates.model(
                frame.titled(model.name()),
                Address.of("/ui/models/" + PercentEncoding.of(id)).after(after),
                model,
                awaitsTraining);
    }
}
