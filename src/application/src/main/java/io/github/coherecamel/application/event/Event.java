package io.github.coherecamel.application.event;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody says that a model is to use a dataset. Source and id together make it unique.
 *
 * @param source who says so, a URI reference as CloudEvents has it
 * @param time when it happened; null if that is when it arrived
 * @param payload as it came in, for people to look at; null if there is nothing to see
 */
public record Event(
        String source, String id, @Nullable Instant time, String modelId, String datasetId, @Nullable String payload) {

    /** What the source of what people do begins with. Nobody else may say that he is one of them. */
    public static final String PEOPLE = "/people/";

    /** How far ahead a time may be. One further ahead would make every event of its model until then an old one. */
    public static final Duration AHEAD = Duration.ofMinutes(5);
}
