package io.github.coherecamel.application.wanted;

/** Whether a model is as wanted. */
public enum Sync {
    SYNCED,
    OUT_OF_SYNC,
    /** It was never read, or may have changed since. */
    UNKNOWN
}
