package io.github.coherecamel.application.wanted;

import io.github.coherecamel.application.event.Event;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is wanted of one model, what is known of it, and who works on it: one row of the table.
 *
 * @param name what the API calls it; null until that was read
 * @param eventSeq the event that wants the dataset
 * @param wantedAt when that event happened
 * @param generation rises with each change of what is wanted
 * @param observedGeneration the last one that was brought about or found impossible
 * @param since when sync or health last changed
 * @param attempts that failed in a row
 * @param maybeWritten whether an attempt at this generation may have written it without having learnt that
 * @param dueAt when somebody may work on it; while it is claimed, the end of the lease
 * @param claim rises with each claim
 * @param owner the node that works on it
 * @param claimedEventSeq the event that was wanted when it was claimed
 * @param suspectUntil until then a write of a lost claim may still arrive
 */
public record Model(
        String id,
        @Nullable String name,
        String datasetId,
        long eventSeq,
        Instant wantedAt,
        long generation,
        @Nullable Long observedGeneration,
        @Nullable String actualDatasetId,
        @Nullable String actualStatus,
        @Nullable Instant actualAt,
        Sync sync,
        Health health,
        Instant since,
        @Nullable Category category,
        @Nullable String reason,
        int attempts,
        boolean maybeWritten,
        boolean paused,
        @Nullable Instant dueAt,
        long claim,
        @Nullable String owner,
        @Nullable Long claimedEventSeq,
        @Nullable Instant suspectUntil) {

    /** An event was let in by a time that was read a moment before, and the clock may have been set a little since. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    /**
     * SQL: whether it is due. No clock is wrong by so much as that year; without a lower bound, H2 would begin with all
     * models that are not due at all.
     */
    static final String IS_DUE =
            "(due_at between timestamp with time zone '0001-01-01 00:00:00+00' and current_timestamp"
                    + " and not paused)";

    /** What no event can say, and no clock: the one that was asked when the event came was ahead, and was set back. */
    boolean isOfAWrongClock(Instant now) {
        return wantedAt.isAfter(now.plus(Event.AHEAD).plus(MARGIN));
    }

    /** Before when an event happened that is old by now. Of what a wrong clock has written, only that it came lately is known. */
    Instant newerThan(Instant now) {
        return isOfAWrongClock(now) ? now.minus(Event.AHEAD) : wantedAt;
    }

    /** Whether somebody works on it. An owner whose lease is over is nobody: while it is paused, nobody takes over either. */
    boolean isWorkedOn(Instant now) {
        return owner != null && dueAt != null && dueAt.isAfter(now);
    }

    /**
     * Until when a write of a lost claim may still arrive: for two leases at most, or it was written down while the clock
     * was ahead.
     */
    @Nullable
    Instant suspectUntil(Instant now, Duration lease) {
        var most = now.plus(lease.multipliedBy(2));
        return suspectUntil == null || suspectUntil.isBefore(most) ? suspectUntil : most;
    }
}
