package io.github.coherecamel.application.web;

import io.github.coherecamel.application.wanted.Category;
import org.jspecify.annotations.Nullable;

/** What a person can do about a model with a kind of trouble. */
final class Remedy {

    private Remedy() {}

    /** Returns nothing if there is no trouble. */
    static @Nullable String of(@Nullable Category category) {
        if (category == null) {
            return null;
        }
        return switch (category) {
            case NONE -> null;
            case UNAVAILABLE, RATE_LIMIT -> "Nothing: it is tried again by itself, until the API answers.";
            case NOT_YET -> "Nothing: it is looked at again, until the dataset is validated.";
            case CHANGED_MEANWHILE, LEASE_LOST -> "Nothing: it is looked at again by itself.";
            case UNREADABLE -> "See that CO_API_URL names the API. It is tried again by itself.";
            case ROUTE -> "Mend the route reconcile-model. It is tried again by itself.";
            case NOT_FOUND ->
                "See whether the model and the dataset are still there. Try again then, let it have another dataset, or"
                        + " forget a model that is gone.";
            case DATASET -> "Let it have another dataset, or mend this one and try again.";
            case INVALID ->
                "See what the API refuses. Let it have another dataset, or forget it if the model itself is named wrongly.";
            case FORBIDDEN -> "Let the key's owner permit changes of this model, and try again.";
            case TRAINING -> "Let it have another dataset. It has this one already, so to try again trains nothing.";
            case DRIFT -> "Try again to write what is wanted, or take what is there as wanted.";
            case CREDENTIALS, PERMISSION, QUOTA, RETIRED, PERSON -> "It goes on as soon as the controller does.";
        };
    }
}
