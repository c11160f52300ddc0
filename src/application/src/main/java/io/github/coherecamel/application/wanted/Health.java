package io.github.coherecamel.application.wanted;

/** Whether something is being done about a model, and by whom. */
public enum Health {
    HEALTHY,
    /** It waits for a validation, a training, or its turn. */
    PROGRESSING,
    /** It failed by something that passes, and is tried again. */
    RETRYING,
    /** A person has to look at it. */
    DEGRADED,
    /** A person has stopped it. */
    PAUSED
}
