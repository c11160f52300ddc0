package io.github.coherecamel.application.reconcile;

import io.github.coherecamel.application.wanted.Category;
import io.github.coherecamel.application.wanted.Claim;
import io.github.coherecamel.application.wanted.Health;
import io.github.coherecamel.application.wanted.Verdict;
import io.github.coherecamel.application.wanted.Verdict.Result;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** One line for each attempt that says something new. */
@Singleton
final class AttemptLog {

    private static final Logger LOG = Logger.getLogger("cohere.reconcile");

    void write(Claim claim, Verdict verdict, boolean kept) {
        if (!kept) {
            LOG.warnf(
                    "LOST: the lease of model %s was over before its end (%s), so it is looked at again",
                    claim.modelId(), verdict.result());
        } else if (verdict.done()) {
            done(claim, verdict);
        } else if (verdict.result() == Result.DIFFERS) {
            if (claim.before() != Category.DRIFT) {
                LOG.warnf("DRIFT: model %s: %s", claim.modelId(), verdict.reason());
            }
        } else if (verdict.result() == Result.REJECTED) {
            LOG.errorf("REJECTED: %s. A newer event or a retry by a person goes on", verdict.reason());
        } else if (verdict.result() == Result.FAILED && verdict.category() != claim.before()) {
            LOG.logf(
                    verdict.health() == Health.PROGRESSING ? Logger.Level.INFO : Logger.Level.WARN,
                    "%s: %s. It is tried again until it succeeds",
                    verdict.health(),
                    verdict.reason());
        }
    }

    private static void done(Claim claim, Verdict verdict) {
        var updated = verdict.result() == Result.UPDATED;
        if (updated) {
            LOG.infof(
                    "UPDATED: model %s%s: %s",
                    claim.modelId(),
                    verdict.category() == Category.DRIFT ? " was changed by other ways, and is put right" : "",
                    verdict.difference());
        }
        if (updated || !claim.observed()) {
            LOG.infof(
                    "%s, %s: model %s has dataset %s%s",
                    verdict.sync(),
                    verdict.health(),
                    claim.modelId(),
                    claim.datasetId(),
                    verdict.reason() == null ? "" : ", " + verdict.reason());
        }
    }
}
