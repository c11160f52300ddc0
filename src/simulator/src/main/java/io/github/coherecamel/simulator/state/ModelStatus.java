package io.github.coherecamel.simulator.state;

import java.util.Set;

/** The statuses of a fine-tuned model. */
public final class ModelStatus {
    public static final String QUEUED = "STATUS_QUEUED";
    public static final String FINETUNING = "STATUS_FINETUNING";
    public static final String READY = "STATUS_READY";
    public static final String FAILED = "STATUS_FAILED";

    /** While a job runs, that is: while the service still has the key of Weights &amp; Biases. */
    public static final Set<String> UNDER_WAY = Set.of(QUEUED, FINETUNING);

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
