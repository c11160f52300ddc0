package io.github.coherecamel.application.wanted;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What an attempt at a model has come to, and what is to follow.
 *
 * @param event what becomes of the event; null if it stays open
 * @param sync null if it is as it was
 * @param done whether what was wanted is brought about
 * @param again when to look again; null for never, unless something changes
 * @param actual the dataset that the model has; null if that was not learnt
 * @param status the state of the model; null if that was not learnt
 * @param difference what was written; null if nothing
 * @param training how an awaited training ended; null if it has not, or is not awaited
 * @param name what the API calls the model; null if that was not learnt
 */
public record Verdict(
        Result result,
        Category category,
        @Nullable String reason,
        @Nullable Outcome event,
        @Nullable Sync sync,
        Health health,
        boolean done,
        @Nullable Duration again,
        @Nullable String actual,
        @Nullable String status,
        @Nullable String difference,
        @Nullable String training,
        @Nullable String name) {

    /** What an attempt has come to. */
    public enum Result {
        /** The model was changed. */
        UPDATED,
        /** The model was as wanted. */
        UNCHANGED,
        /** The model was not as wanted, and was left so, since that is only to be reported. */
        DIFFERS,
        /** It failed, and is tried again. */
        FAILED,
        /** It failed, and is not tried again by itself. */
        REJECTED,
        /** It failed by what concerns every model, so all wait. */
        HELD,
        /** Its lease was over before its end. */
        LOST
    }
}
