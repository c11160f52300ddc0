package io.github.coherecamel.application.page;

import io.github.coherecamel.application.PercentEncoding;
import io.github.coherecamel.application.wanted.Category;
import io.github.coherecamel.application.wanted.Page;
import io.github.coherecamel.application.web.AttemptView;
import io.github.coherecamel.application.web.DoneView;
import io.github.coherecamel.application.web.EventView;
import io.github.coherecamel.application.web.HistoryView;
import io.github.coherecamel.application.web.ModelView;
import io.github.coherecamel.model.ModelStatus;
import io.quarkus.qute.TemplateExtension;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How values are written, for templates. */
@TemplateExtension
final class Words {

    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    /** So many characters of an id stay if it is too long for its place: what tells ids apart is often at their end, as a date is. */
    private static final int TAIL = 12;

    private static final List<String> UNITS = List.of("bytes", "KiB", "MiB", "GiB", "TiB");

    private Words() {}

    static String utc(Instant time) {
        return UTC.format(time);
    }

    static String word(Category category) {
        return Mark.word(category);
    }

    static String head(String id) {
        return id.substring(0, cut(id));
    }

    static String tail(String id) {
        return id.substring(cut(id));
    }

    /** Other letters may be joined, go the other way or have two characters each: nothing is cut in two that has such. */
    private static int cut(String id) {
        return id.chars().allMatch(letter -> letter < 0x250) ? Math.max(0, id.length() - TAIL) : id.length();
    }

    static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** How many rows a page looks at for what no index finds. */
    static String lookedAt(Page<?> page) {
        return grouped(Page.MOST_ROWS);
    }

    /** Whether it ended with what may be looked at, before it was full. */
    static boolean isCut(Page<?> page) {
        return page.next() != null && page.items().size() < Page.DEFAULT_ITEMS;
    }

    static String size(long bytes) {
        var power = 0;
        var count = (double) bytes;
        while (count >= 1024 && power < UNITS.size() - 1) {
            count /= 1024;
            power++;
        }
        return (count < 10 && count != Math.rint(count)
                        ? String.format(Locale.ROOT, "%.1f ", count)
                        : Math.round(count) + " ")
                + UNITS.get(power);
    }

    /** Whether its status goes on, but it is not looked at again before something changes, or all models are checked. */
    static boolean isStatusPassing(ModelView model) {
        var status = model.status();
        return status != null
                && model.actualAt() != null
                && !new ModelStatus(status).isTerminal()
                && model.due() == null
                && model.node() == null;
    }

    /** @param names of models by their ids */
    static Known known(String modelId, Map<String, String> names) {
        return new Known(modelId, names.get(modelId));
    }

    /** By its name, and what tells it apart from another one that is called so. */
    static String called(ModelView model) {
        return model.name() == null ? model.id() : "%s (%s)".formatted(model.name(), model.id());
    }

    /** Where the event is shown. */
    static Address page(EventView event) {
        return Address.of("/ui/events/" + PercentEncoding.of(event.id())).with("source", event.source());
    }

    /** Where models are shown that have in their ids what was looked for as a whole one. */
    static Address modelsLikeThat(Address address) {
        return Address.of("/ui/models").with("text", address.get("model"));
    }

    /** Where it is tried again. */
    static Address retry(EventView event) {
        return Address.of("/events/" + PercentEncoding.of(event.id()) + "/retry")
                .with("source", event.source());
    }

    /** What somebody did, also if it was not done to a model. */
    static String deed(DoneView action) {
        if (action.modelId() == null) {
            return switch (action.what()) {
                case "hold" -> "held everything";
                case "resume" -> "resumed everything";
                default -> deed(action.what());
            };
        }
        return deed(action.what());
    }

    static String deed(HistoryView.ActionView action) {
        return deed(action.what());
    }

    private static String deed(String what) {
        return switch (what) {
            case "retry" -> "tried it again";
            case "assign" -> "assigned a dataset";
            case "accept" -> "took what is there as wanted";
            case "pause" -> "paused it";
            case "resume" -> "resumed it";
            case "forget" -> "forgot it";
            default -> "did: " + what;
        };
    }

    static String took(AttemptView attempt) {
        var millis = Duration.between(attempt.startedAt(), attempt.endedAt()).toMillis();
        return millis < 1000 ? millis + " ms" : String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }
}
