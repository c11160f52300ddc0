package io.github.coherecamel.application.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.coherecamel.application.event.UnreadableEventException.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import org.assertj.core.api.AbstractThrowableAssert;
import org.jspecify.annotations.Nullable;

/** Events as they arrive, and a reader whose clock stands still. */
abstract class ReadEvents {

    static final Instant NOW = Instant.parse("2026-01-31T09:30:00Z");
    static final String PLAIN = "{\"model_id\":\"m-1\",\"dataset_id\":\"d-1\"}";
    static final String CLOUD_EVENT =
            """
            {"specversion":"1.0","id":"e-1","source":"/ci","type":"dataset.ready",\
            "data":{"model_id":"m-1","dataset_id":"d-1"}}""";
    static final String STRUCTURED = "application/cloudevents+json";
    static final String BATCH = "application/cloudevents-batch+json";
    static final Map<String, String> ATTRIBUTES =
            Map.of("specversion", "1.0", "id", "e-1", "source", "/ci", "type", "dataset.ready");

    final EventReader reader = new EventReader(Clock.fixed(NOW, ZoneOffset.UTC));

    static String plain(String field, String value) {
        var others = PLAIN.replaceFirst("\"" + field + "\":\"[^\"]*\",?", "").replace(",}", "}");
        return others.replaceFirst("\\{", Matcher.quoteReplacement("{\"" + field + "\":\"" + value + "\","));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    final List<Event> read(@Nullable String contentType, String body) throws UnreadableEventException {
        return read(contentType, body, Map.of());
    }

    final List<Event> read(@Nullable String contentType, String body, Map<String, String> attributes)
            throws UnreadableEventException {
        return reader.read(new Arrival("/here", "fresh", contentType, attributes, bytes(body)));
    }

    final AbstractThrowableAssert<?, ?> assertRefused(@Nullable String contentType, String body) {
        return assertThatThrownBy(() -> read(contentType, body))
                .isInstanceOfSatisfying(UnreadableEventException.class, e -> assertThat(e.kind())
                        .isEqualTo(Kind.INVALID));
    }
}
