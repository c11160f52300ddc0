package io.github.coherecamel.application.wanted;

import io.github.coherecamel.application.wanted.Database.Transaction;

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
                null);
    }
}
