package io.github.coherecamel.finetune;

/** What an update came to. */
public enum Outcome {
    /** The API took a PATCH. */
    UPDATED,
    /** The model is as wanted already; no PATCH was sent. */
    UNCHANGED
}
