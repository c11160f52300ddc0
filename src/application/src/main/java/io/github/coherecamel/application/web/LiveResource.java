package io.github.coherecamel.application.web;

import io.github.coherecamel.application.event.Instruction;
import io.github.coherecamel.application.event.UnreadableEventException;
import io.github.coherecamel.application.wanted.Revision;
import io.smallrye.mutiny.Multi;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Tells a page that something has changed, as server-sent events, so that it reads anew what it shows and nothing else. */
@Path("/ui/live")
public class LiveResource {

    /** Listens to what concerns all, and to no model: no id begins so. */
    public static final String NO_MODEL = "-";

    private static final String CHANGED = "changed";
    /** A page cannot see comments. It has to know that somebody is still there: what is frozen breaks no connection. */
    private static final String HERE = "here";

    private final Live live;

    LiveResource(Live live) {
        this.live = live;
    }

    /**
     * @param model whose changes are told, beside what concerns all; without it those of everything. It need not be known: a
     *     page goes on showing what was forgotten, and it may become known again
     * @param since how far everything was when the page was made
     * @param last the same for a connection before this one, as a browser sends it by itself
     */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(hidden = true)
    public Multi<OutboundSseEvent> live(
            @QueryParam("model") @Nullable String model,
            @QueryParam("since") @Nullable String since,
            @HeaderParam("Last-Event-ID") @Nullable String last,
            @Context Sse sse,
            @Context RoutingContext context)
            throws UnreadableEventException {
        if (model != null && !model.equals(NO_MODEL)) {
            Instruction.modelId("the address", "model", model);
        }
        var news = live.listen(model, Revision.parse(last == null || last.isBlank() ? since : last));
        // A proxy that collects what it passes on would keep it for ever.
        context.response().putHeader("X-Accel-Buffering", "no");
        return news.map(one -> event(sse, one));
    }

    private static OutboundSseEvent event(Sse sse, Live.News news) {
        var event = sse.newEventBuilder();
        if (news.revision() != null) {
            event.id(news.revision().toString());
        }
        var name = news.changed() ? CHANGED : HERE;
        // A browser passes nothing on that has no data.
        return event.name(name).data(name).build();
    }
}
