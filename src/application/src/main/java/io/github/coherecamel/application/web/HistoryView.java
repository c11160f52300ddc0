package io.github.coherecamel.application.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.coherecamel.application.wanted.History;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that happened to a model: one of the three. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HistoryView(
        Instant at, @Nullable EventView event, @Nullable AttemptView attempt, @Nullable ActionView action) {

    /**
     * What somebody did.
     *
     * @param who as authentication says, or {@code anonymous}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ActionView(String who, String what, @Nullable String detail) {}

    static HistoryView of(History.Entry entry) {
        var action = entry.action();
        return new HistoryView(
                entry.at(),
                entry.event() == null ? null : EventView.of(entry.event()),
                entry.attempt() == null ? null : AttemptView.of(entry.attempt()),
                action == null ? null : new ActionView(action.who(), action.what(), action.detail()));
    }
}
