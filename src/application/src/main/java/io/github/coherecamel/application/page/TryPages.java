package io.github.coherecamel.application.page;

import io.github.coherecamel.application.demo.OutageResource;
import io.github.coherecamel.application.demo.OutageView;
import io.github.coherecamel.application.file.FilesConfig;
import io.github.coherecamel.application.web.FilesResource;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import org.jspecify.annotations.Nullable;

/** Where a person sends a training file, and sees how far it comes. */
@Path("/ui/try")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class TryPages {

    private final FilesResource files;
    private final OutageResource outage;
    private final FilesConfig config;
    private final Frames frames;

    TryPages(FilesResource files, OutageResource outage, FilesConfig config, Frames frames) {
        this.files = files;
        this.outage = outage;
        this.config = config;
        this.frames = frames;
    }

    @CheckedTemplate(basePath = "page")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance tryIt(
                Frame frame, String suffixes, long limit, @Nullable FileSteps path, @Nullable OutageView outage);
    }

    @GET
    public TemplateInstance show(@QueryParam("file") @Nullable String file, @Context SecurityContext security) {
        var id = file == null || file.isBlank() ? null : file;
        // As of an event: see there.
        var model = id == null ? null : files.get(id).modelId();
        return Templates.tryIt(
                frames.about(model, "Try it", "try", security),
                String.join(",", config.suffixes()),
                config.upload().limit().asLongValue(),
                id == null ? null : new FileSteps(files.get(id)),
                outage.get().getEntity() instanceof OutageView view ? view : null);
    }
}
