package io.github.coherecamel.application.wanted;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The right to work on a model for a time, and what was wanted of it when it was given.
 *
 * @param number has risen if somebody else got it since
 * @param claimedAt by the database's clock
 * @param mayBeWritten whether an attempt before may have brought it about without having learnt that
 * @param before why the attempt before failed; null if it did not
 * @param attempts that failed before this one
 * @param observed whether this generation was brought about before, so it is looked at again
 * @param status of the model when it was read last, as the API has it; null if it was not read yet
 * @param look whether it is only to be looked at: it was brought about before, and what others change is only reported
 * @param suspect whether a write of an attempt that is over may have arrived since
 */
public record Claim(
        String modelId,
        String datasetId,
        long eventSeq,
        long generation,
        long number,
        Instant claimedAt,
        boolean mayBeWritten,
        @Nullable Category before,
        int attempts,
        boolean observed,
        @Nullable String status,
        boolean look,
        boolean suspect) {

    /** The same, if it is to be written all the same. */
    public Claim forWriting() {
        return new Claim(
                modelId,
                datasetId,
                eventSeq,
                generation,
                number,
                claimedAt,
                mayBeWritten,
                before,
                attempts,
                observed,
                status,
                false,
                suspect);
    }
}
