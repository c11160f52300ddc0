package io.github.coherecamel.simulator.state;

import java.time.Duration;

/**
 * How long things take and how much there may be.
 *
 * @param jobsPerDay how many models may be created within a day
 * @param jobsInTotal how many models there may be
 */
public record Limits(
        Duration validationTime,
        Duration trainingTime,
        long datasetBytes,
        long organizationBytes,
        int jobsPerDay,
        int jobsInTotal) {
    public static final Limits DEFAULT = new Limits(
            Duration.ZERO, Duration.ZERO, 1_500_000_000L, 10_000_000_000L, Integer.MAX_VALUE, Integer.MAX_VALUE);

    public Limits withValidationTime(Duration time) {
        return new Limits(time, trainingTime, datasetBytes, organizationBytes, jobsPerDay, jobsInTotal);
    }

    public Limits withTrainingTime(Duration time) {
        return new Limits(validationTime, time, datasetBytes, organizationBytes, jobsPerDay, jobsInTotal);
    }

    public Limits withBytes(long perDataset, long perOrganization) {
        return new Limits(validationTime, trainingTime, perDataset, perOrganization, jobsPerDay, jobsInTotal);
    }

    public Limits withJobs(int perDay, int inTotal) {
        return new Limits(validationTime, trainingTime, datasetBytes, organizationBytes, perDay, inTotal);
    }
}
