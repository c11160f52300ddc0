package io.github.coherecamel.simulator.state;

import java.time.Duration;

/**
 * How long things take and how much there may be.
 *
 * @param retraining whether a model is trained again when its dataset changes
 * @param jobsPerDay how many models may be created within a day
 * @param jobsInTotal how many models there may be
 */
public record Limits(
        Duration validationTime,
        Duration trainingTime,
        boolean retraining,
        long datasetBytes,
        long organizationBytes,
        int jobsPerDay,
        int jobsInTotal) {
    public static final Limits DEFAULT = new Limits(
            Duration.ZERO, Duration.ZERO, true, 1_500_000_000L, 10_000_000_000L, Integer.MAX_VALUE, Integer.MAX_VALUE);

    public Limits withValidationTime(Duration time) {
        return new Limits(time, trainingTime, retraining, datasetBytes, organizationBytes, jobsPerDay, jobsInTotal);
    }

    public Limits withTrainingTime(Duration time) {
        return new Limits(validationTime, time, retraining, datasetBytes, organizationBytes, jobsPerDay, jobsInTotal);
    }

    public Limits withRetraining(boolean again) {
        return new Limits(
                validationTime, trainingTime, again, datasetBytes, organizationBytes, jobsPerDay, jobsInTotal);
    }

    public Limits withBytes(long perDataset, long perOrganization) {
        return new Limits(
                validationTime, trainingTime, retraining, perDataset, perOrganization, jobsPerDay, jobsInTotal);
    }

    public Limits withJobs(int perDay, int inTotal) {
        return new Limits(validationTime, trainingTime, retraining, datasetBytes, organizationBytes, perDay, inTotal);
    }
}
