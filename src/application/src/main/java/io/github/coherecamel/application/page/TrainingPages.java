package io.github.coherecamel.application.page;

import io.github.coherecamel.application.training.StatusChange;
import io.github.coherecamel.application.training.Training;
import io.github.coherecamel.application.web.TrainingResource;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.concurrent.CompletionStage;

/** How the trainings of a model went, for people: a view of its own, and a part of the model's, which asks for it later. */
@Path("/ui/models/{id}/training")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class TrainingPages {

    private final TrainingResource trainings;
    private final Frames frames;

    TrainingPages(TrainingResource trainings, Frames frames) {
        this.trainings = trainings;
        this.frames = frames;
    }

    @CheckedTemplate(basePath = "page")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance training(
                Frame frame, Training training, Excerpt<TrainingRun> runs, Excerpt<StatusChange> statuses);
    }

    /** No thread waits for the API. */
    @GET
    public CompletionStage<TemplateInstance> show(@PathParam("id") String id, @Context SecurityContext security) {
        var frame = frames.about(id, "Training of " + id, "models", security);
        return trainings
                .training(id)
                .thenApply(training -> Templates.training(
                        frame,
                        training,
                        Excerpt.of(TrainingRun.of(training.runs())),
                        Excerpt.of(training.newestStatuses())));
    }
}
