package io.github.coherecamel.application.demo;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether the simulated API is broken.
 *
 * @param outage null if it works
 * @param until when it works again by itself
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OutageView(String message, @Nullable Outage outage, @Nullable Instant until) {

    static OutageView of(Outages.@Nullable Current current) {
        return current == null
                ? new OutageView("Cohere works", null, null)
                : new OutageView(current.outage().words(), current.outage(), current.until());
    }
}
