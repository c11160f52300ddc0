package io.github.coherecamel.finetune;

/** What an update came to. */
public enum Outcome {
    /** The API took a PATCH. */
    UPDATED,
    /** The model is as wanted already; no PATCH was sent. */
    UNCHANGED,
    /** The dataset in use is newer than the wanted one; no PATCH was sent. */
    STALE,
    /** It was only tried; no PATCH was sent. */
    PLANNED
}
