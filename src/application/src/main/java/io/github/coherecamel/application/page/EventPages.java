package io.github.coherecamel.application.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.coherecamel.application.wanted.Category;
import io.github.coherecamel.application.wanted.DatabaseClock;
import io.github.coherecamel.application.wanted.Lookup;
import io.github.coherecamel.application.wanted.Outcome;
import io.github.coherecamel.application.wanted.Page;
import io.github.coherecamel.application.web.EventView;
import io.github.coherecamel.application.web.ModelsResource;
import io.github.coherecamel.application.web.StoredEventsResource;
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
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Events, and one of them, for people. */
@Path("/ui/events")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class EventPages {

    /** What an event may be rejected for. */
    private static final List<Category> REJECTING =
            List.of(Category.NOT_FOUND, Category.DATASET, Category.INVALID, Category.FORBIDDEN);

    private final StoredEventsResource events;
    private final ModelsResource models;
    private final Lookup lookup;
    private final Frames frames;
    private final ObjectMapper json;
    private final Clock clock;

    EventPages(
            StoredEventsResource events,
            ModelsResource models,
            Lookup lookup,
            Frames frames,
            ObjectMapper json,
            DatabaseClock clock) {
        this.events = events;
        this.models = models;
        this.lookup = lookup;
        this.frames = frames;
        this.json = json;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "page")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance events(
                Frame frame,
                Address address,
                List<Choice> outcomes,
                List<Span> spans,
                Page<EventView> events,
                Map<String, String> names,
                List<Category> categories,
                @Nullable Category common);

        static native TemplateInstance event(Frame frame, EventPath path, Map<String, String> names);
    }

    @GET
    public TemplateInstance list(
            @QueryParam("outcome") @Nullable String outcome,
            @QueryParam("model") @Nullable String model,
            @QueryParam("source") @Nullable String source,
            @QueryParam("since") @Nullable String since,
            @QueryParam("until") @Nullable String until,
            @QueryParam("text") @Nullable String text,
            @QueryParam("after") @Nullable String after,
            @Context SecurityContext security) {
        var address = Address.of("/ui/events")
                .with("outcome", outcome)
                .with("model", model)
                .with("source", source)
                .with("since", since)
                .with("until", until)
                .with("text", text)
                .after(after);
        var frame = frames.of("Events", "events", security);
        var shown = events.list(outcome, model, source, since, until, text, after, null);
        var offersAll = frame.acting() && Outcome.REJECTED.name().equals(outcome);
        return Templates.events(
                frame,
                address,
                outcomes(address),
                List.of(
                        span(address, "Last hour", Duration.ofHours(1)),
                        span(address, "Last 24 hours", Duration.ofDays(1)),
                        span(address, "Last 7 days", Duration.ofDays(7))),
                shown,
                lookup.names(shown.items().stream().map(EventView::modelId)),
                REJECTING,
                offersAll ? common() : null);
    }

    /** The first that any model has; null if none has. */
    private @Nullable Category common() {
        return REJECTING.stream()
                .filter(category -> !models.list(null, null, category.name(), null, null, null, null, "1")
                        .items()
                        .isEmpty())
                .findFirst()
                .orElse(null);
    }

    @GET
    @Path("/{id: .+}")
    public TemplateInstance one(
            @PathParam("id") String id,
            @QueryParam("source") @Nullable String source,
            @Context SecurityContext security) {
        // Which model it is for does not change. All else of it is looked up after it is known how far that model is.
        var model = events.get(id, source).modelId();
        var frame = frames.about(model, "Event " + id, "events", security);
        var event = events.get(id, source);
        return Templates.event(
                frame,
                new EventPath(event, laidOut(event.payload())),
                lookup.names(Stream.ofNullable(event.modelId())));
    }

    private static List<Choice> outcomes(Address address) {
        return Stream.concat(
                        Stream.of(outcome(address, "OPEN", Marks.OPEN)),
                        Arrays.stream(Outcome.values())
                                .map(outcome -> outcome(address, outcome.name(), Marks.outcome(outcome))))
                .toList();
    }

    private static Choice outcome(Address address, String name, Mark mark) {
        var isChosen = address.get("outcome").equalsIgnoreCase(name);
        return new Choice(name, mark, isChosen, address.with("outcome", isChosen ? null : name));
    }

    private Span span(Address address, String word, Duration length) {
        var since = clock.instant().minus(length).truncatedTo(ChronoUnit.MINUTES);
        return new Span("p" + length.toHours(), word, address.without("until").with("since", since.toString()));
    }

    private @Nullable String laidOut(@Nullable String payload) {
        try {
            return payload == null ? null : json.readTree(payload).toPrettyString();
        } catch (JsonProcessingException e) {
            return payload;
        }
    }
}
