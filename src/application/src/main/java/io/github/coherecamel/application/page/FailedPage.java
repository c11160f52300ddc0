package io.github.coherecamel.application.page;

import io.github.coherecamel.application.web.Message;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/** Shows a person what the API words for a program. */
final class FailedPage {

    /** What htmx sends if it asks for a part of a page that is shown already. */
    private static final String BY_PAGE = "HX-Request";

    private static final Pattern MODEL = Pattern.compile("/ui/models/([^/]+)(/training)?");

    @CheckedTemplate(basePath = "page")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance failed(
                Frame frame, int status, String message, String again, @Nullable String model);
    }

    private final Frames frames;

    FailedPage(Frames frames) {
        this.frames = frames;
    }

    @ServerResponseFilter
    void show(ContainerRequestContext request, ContainerResponseContext response) {
        var uri = request.getUriInfo();
        if (response.getEntity() instanceof Message message
                && request.getMethod().equals("GET")
                && uri.getPath().startsWith("/ui/")) {
            var status = response.getStatus();
            if (status == 404 && request.getHeaderString(BY_PAGE) != null) {
                // What a page shows was forgotten meanwhile, which is no fault: it shows that.
                response.setStatusInfo(Response.Status.OK);
            }
            var frame = frames.ofFailure(status == 404 ? "Not found" : "Failed", request.getSecurityContext());
            response.setEntity(Templates.failed(
                            frame,
                            status,
                            message.message(),
                            again(uri.getRequestUri()),
                            status == 404 ? model(uri.getPath()) : null)
                    .render());
            response.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, MediaType.TEXT_HTML + ";charset=UTF-8");
        }
    }

    /** What was done to a model that was forgotten, and its events, are there for as long as all such. */
    private static @Nullable String model(String path) {
        var model = MODEL.matcher(path);
        return model.matches() ? model.group(1) : null;
    }

    /** Without a host: a proxy in front may have another name, and speak TLS. */
    private static String again(URI asked) {
        var path = "/" + asked.getRawPath().replaceFirst("^/+", "");
        return asked.getRawQuery() == null ? path : path + "?" + asked.getRawQuery();
    }
}
