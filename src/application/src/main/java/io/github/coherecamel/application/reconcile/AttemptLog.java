package io.github.coherecamel.application.reconcile;

import io.github.coherecamel.application.wanted.Category;
import io.github.coherecamel.application.wanted.Claim;
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
        } else if (verdict.result() == Result.UPDATED) {
            LOG.infof(
                    "UPDATED: model %s%s: %s",
                    claim.modelId(),
                    verdict.category() == Category.DRIFT ? " was changed by other ways, and is put right" : "",
                    verdict.difference());
        } else if (verdict.result() == Result.REJECTED) {
            LOG.errorf("REJECTED: %s. A newer event or a retry by a person goes on", verdict.reason());
        } else if (verdict.result() == Result.FAILED && verdict.category() != claim.before()) {
            LOG.warnf("%s: %s. It is tried again until it succeeds", verdict.health(), verdict.reason());
        } else if (verdict.result() == Result.UNCHANGED && !claim.observed()) {
            LOG.infof("UNCHANGED: model %s has dataset %s", claim.modelId(), claim.datasetId());
        }
    }
}
