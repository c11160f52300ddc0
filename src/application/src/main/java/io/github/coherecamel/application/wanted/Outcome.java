package io.github.coherecamel.application.wanted;

/** What became of an event. It is written once. */
public enum Outcome {
    /** The model has the dataset, and this controller gave it to it. */
    APPLIED,
    /** The model had the dataset already. */
    UNCHANGED,
    /** A newer event came before this one was brought about. */
    SUPERSEDED,
    /** It is older than what was wanted already when it came. */
    STALE,
    /** It cannot be done. A person may try it again. */
    REJECTED
}
