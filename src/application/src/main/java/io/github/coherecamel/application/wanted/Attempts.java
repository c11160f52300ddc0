package io.github.coherecamel.application.wanted;

import io.github.coherecamel.application.wanted.Database.Transaction;
import org.jspecify.annotations.Nullable;

/** Writes down each attempt, for people to look at. */
final class Attempts {

    private Attempts() {}

    /** @param kept whether whoever tried still had the claim at the end */
    static void record(Transaction transaction, Claim claim, Verdict ended, String node, boolean kept) {
        var verdict = kept ? ended : lost(ended);
        transaction
                .sql()
                .createUpdate(
                        """
                        insert into attempt (model_id, event_seq, generation, node, started_at, ended_at, outcome,
                            category, message, difference)
                        values (:modelId, :eventSeq, :generation, :node, :startedAt, :now, :outcome,
                            :category, :message, :difference)""")
                .bind("modelId", claim.modelId())
                .bind("eventSeq", claim.eventSeq())
                .bind("generation", claim.generation())
                .bind("node", node)
                .bind("startedAt", claim.claimedAt())
                .bind("now", transaction.now())
                .bind("outcome", verdict.result())
                .bind("category", verdict.category())
                .bind("message", verdict.reason())
                .bind("difference", verdict.difference())
                .execute();
    }

    /** Returns what is written down of the attempt that this claim was made for, or null. */
    static Verdict.@Nullable Result find(Transaction transaction, Claim claim, String node) {
        return transaction
                .sql()
                .createQuery(
                        """
                        select outcome from attempt where model_id = :modelId and event_seq = :eventSeq
                            and started_at = :startedAt and node = :node""")
                .bind("modelId", claim.modelId())
                .bind("eventSeq", claim.eventSeq())
                .bind("startedAt", claim.claimedAt())
                .bind("node", node)
                .mapTo(Verdict.Result.class)
                .findFirst()
                .orElse(null);
    }

    private static Verdict lost(Verdict verdict) {
        return new Verdict(
                Verdict.Result.LOST,
                Category.LEASE_LOST,
                "the lease was over before the end, so the model is looked at again (it came to %s)"
                        .formatted(verdict.result()),
                null,
                Sync.UNKNOWN,
                verdict.health(),
                false,
                null,
                verdict.actual(),
                verdict.status(),
                verdict.difference(),
                null,
                null);
    }
}
