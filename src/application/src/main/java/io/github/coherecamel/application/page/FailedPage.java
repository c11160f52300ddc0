package io.github.coherecamel.application.page;

import io.github.coherecamel.application.web.Message;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Shows a person what the API words for a program. */
final class FailedPage {

    /** What htmx sends if it asks for a part of a page that is shown already. */
    private static final String BY_PAGE = "HX-Request";

    @CheckedTemplate(basePath = "page")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance failed(Frame frame, int status, String message, String again);
    }

    @ServerResponseFilter
    void show(ContainerRequestContext request, ContainerResponseContext response) {
        var uri = request.getUriInfo();
        if (response.getEntity() instanceof Message message
                && request.getMethod().equals("GET")
                && uri.getPath().startsWith("/ui/")) {
            var status = response.getStatus();
            if (status == 404 && request.getHeaderString(BY_PAGE) != null) {
                // What a page shows was forgotten meanwhile, which is no fault. It keeps what it shows, and says so.
                response.setStatusInfo(Response.Status.NO_CONTENT);
                response.setEntity(null);
                response.getHeaders().putSingle("HX-Trigger", "gone");
                return;
            }
            var frame = new Frame(status == 404 ? "Not found" : "Failed", "", null, null, null, true, false, false);
            var page = Templates.failed(
                    frame, status, message.message(), uri.getRequestUri().toString());
            response.setEntity(page.render());
            response.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, MediaType.TEXT_HTML + ";charset=UTF-8");
        }
    }
}
