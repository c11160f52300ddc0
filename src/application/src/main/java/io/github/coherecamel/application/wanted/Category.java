package io.github.coherecamel.application.wanted;

/** Why an attempt has come to what it has, by what helps. */
public enum Category {
    /** Nothing is wrong. */
    NONE,
    /** The API is away, overloaded or does not answer. */
    UNAVAILABLE,
    /** The API wants fewer calls. */
    RATE_LIMIT,
    /** What answered is not the API, or its answer cannot be read. */
    UNREADABLE,
    /** The dataset is not validated yet. */
    NOT_YET,
    /** Somebody else changed the model in between. */
    CHANGED_MEANWHILE,
    /** The route ended otherwise than it should. */
    ROUTE,
    /** The lease was over before the end. */
    LEASE_LOST,
    /** There is no such model. */
    NOT_FOUND,
    /** There is no such dataset, or it will never be usable for this model. */
    DATASET,
    /** The API refuses what is wanted. */
    INVALID,
    /** The key may not do this with this model. */
    FORBIDDEN,
    /** The training failed. */
    TRAINING,
    /** Somebody changed the model by other ways. */
    DRIFT,
    /** The key is missing, wrong or expired. */
    CREDENTIALS,
    /** The key may do nothing at all. */
    PERMISSION,
    /** The quota is used up. */
    QUOTA,
    /** The API is retired. */
    RETIRED,
    /** A person holds everything. */
    PERSON;

    /** Whether the API most likely has the model of which an attempt failed so. */
    public boolean isOfOneThatIsThere() {
        return switch (this) {
            case NOT_YET, CHANGED_MEANWHILE, DATASET, INVALID, FORBIDDEN, TRAINING -> true;
            default -> false;
        };
    }

    /** Whether an attempt that failed so may have changed the model all the same. */
    boolean mayHaveWritten() {
        return this == UNAVAILABLE || this == UNREADABLE || this == ROUTE || this == LEASE_LOST;
    }
}
