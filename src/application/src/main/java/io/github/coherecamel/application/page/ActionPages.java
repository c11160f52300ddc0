package io.github.coherecamel.application.page;

import io.github.coherecamel.application.wanted.Lookup;
import io.github.coherecamel.application.wanted.Page;
import io.github.coherecamel.application.web.ActionsResource;
import io.github.coherecamel.application.web.DoneView;
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
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who did what, for people. */
@Path("/ui/actions")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class ActionPages {

    private final ActionsResource actions;
    private final Lookup lookup;
    private final Frames frames;

    ActionPages(ActionsResource actions, Lookup lookup, Frames frames) {
        this.actions = actions;
        this.lookup = lookup;
        this.frames = frames;
    }

    @CheckedTemplate(basePath = "page")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance actions(
                Frame frame, Address address, Page<DoneView> actions, Map<String, String> names);
    }

    @GET
    public TemplateInstance list(
            @QueryParam("model") @Nullable String model,
            @QueryParam("since") @Nullable String since,
            @QueryParam("until") @Nullable String until,
            @QueryParam("after") @Nullable String after,
            @Context SecurityContext security) {
        var address = Address.of("/ui/actions")
                .with("model", model)
                .with("since", since)
                .with("until", until)
                .after(after);
        var frame = frames.of("Actions", "actions", security);
        var shown = actions.list(model, since, until, after, null);
        var names = lookup.names(shown.items().stream().map(DoneView::modelId));
        return Templates.actions(frame, address, shown, names);
    }
}
