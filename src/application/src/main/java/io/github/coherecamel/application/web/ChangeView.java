package io.github.coherecamel.application.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.coherecamel.application.wanted.Actions;
import org.jspecify.annotations.Nullable;

/**
 * What an action has changed.
 *
 * @param message what it was, or why nothing was
 * @param event that the action became; null if it became none
 * @param model as it is now; null if the action is about an event that names none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ChangeView(boolean changed, String message, @Nullable EventView event, @Nullable ModelView model) {

    static ChangeView of(Actions.Change change) {
        return new ChangeView(
                change.changed(),
                change.message(),
                change.event() == null ? null : EventView.of(change.event()),
                change.model() == null ? null : ModelView.of(change.model()));
    }
}
