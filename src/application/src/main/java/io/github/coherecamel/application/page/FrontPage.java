package io.github.coherecamel.application.page;

import io.github.coherecamel.application.access.Permissions;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;

/** Whoever asks for nothing in particular sees the models or, if that is not allowed, where to send a file. */
@Path("/")
public class FrontPage {

    private final Permissions permissions;

    FrontPage(Permissions permissions) {
        this.permissions = permissions;
    }

    @GET
    public Response front(@Context SecurityContext security) {
        // Without a host: a proxy in front may have another name, and speak TLS.
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, permissions.mayLook(security) ? "/ui/models" : "/ui/try")
                .build();
    }

    @GET
    @Path("ui")
    public Response views(@Context SecurityContext security) {
        return front(security);
    }
}
