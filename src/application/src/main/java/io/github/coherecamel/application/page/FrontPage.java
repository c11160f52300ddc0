package io.github.coherecamel.application.page;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** Whoever asks for nothing in particular sees the models. */
@Path("/")
public class FrontPage {

    @GET
    public Response models() {
        return Response.seeOther(URI.create("/ui/models")).build();
    }
}
