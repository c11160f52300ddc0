package io.github.coherecamel.application.demo;

import io.github.coherecamel.application.web.Message;
import io.github.coherecamel.simulator.CohereSimulator;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Breaks the simulated API of the demo, and mends it. Nothing else has such a thing, so it is in no document. */
@Path("/demo/outage")
@Produces(MediaType.APPLICATION_JSON)
public class OutageResource {

    private final Demo demo;
    private final Outages outages;

    OutageResource(Demo demo, Outages outages) {
        this.demo = demo;
        this.outages = outages;
    }

    @GET
    @Operation(hidden = true)
    public Response get() {
        return inDemo(simulator -> Response.ok(OutageView.of(outages.current())).build());
    }

    @POST
    @Operation(hidden = true)
    public Response begin(@QueryParam("kind") @Nullable String kind) {
        return inDemo(simulator -> Arrays.stream(Outage.values())
                .filter(outage -> outage.name().equals(kind))
                .findFirst()
                .map(outage -> Response.ok(OutageView.of(outages.begin(simulator, outage))))
                .orElseGet(() -> Response.status(400)
                        .entity(new Message("Parameter kind has to be one of " + List.of(Outage.values()) + ".")))
                .build());
    }

    @DELETE
    @Operation(hidden = true)
    public Response end() {
        return inDemo(simulator -> {
            outages.end(simulator);
            return Response.ok(OutageView.of(null)).build();
        });
    }

    private Response inDemo(Function<CohereSimulator, Response> answer) {
        var simulator = demo.simulator();
        return simulator == null
                ? Response.status(404)
                        .entity(new Message("Only the demo can be broken: start with profile demo."))
                        .build()
                : answer.apply(simulator);
    }
}
