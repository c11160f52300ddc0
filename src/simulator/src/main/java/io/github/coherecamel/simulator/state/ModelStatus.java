package io.github.coherecamel.simulator.state;

import java.util.Set;

/** The statuses of a fine-tuned model. */
public final class ModelStatus {
    public static final String QUEUED = "STATUS_QUEUED";
    public static final String FINETUNING = "STATUS_FINETUNING";
    public static final String READY = "STATUS_READY";
    public static final String FAILED = "STATUS_FAILED";

    public static final Set<String> COMPLETED = Set.of(READY, FAILED);
    public static final Set<String> ALL = Set.of(
            "STATUS_UNSPECIFIED",
            QUEUED,
            FINETUNING,
            "STATUS_DEPLOYING_API",
            READY,
            FAILED,
            "STATUS_DELETED",
            "STATUS_TEMPORARILY_OFFLINE",
            "STATUS_PAUSED");

    private ModelStatus() {}
}
