package io.github.coherecamel.simulator.state;

import java.util.Set;

/** The validation statuses of a dataset. */
public final class DatasetStatus {
    public static final String QUEUED = "queued";
    public static final String PROCESSING = "processing";
    public static final String VALIDATED = "validated";
    public static final String FAILED = "failed";

    public static final Set<String> UNDER_WAY = Set.of(QUEUED, PROCESSING);
    public static final Set<String> ALL = Set.of("unknown", QUEUED, PROCESSING, FAILED, VALIDATED, "skipped");

    private DatasetStatus() {}
}
