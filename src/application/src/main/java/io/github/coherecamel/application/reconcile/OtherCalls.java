package io.github.coherecamel.application.reconcile;

import io.github.coherecamel.application.hold.Holds;
import io.github.coherecamel.application.wanted.Category;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.JdbiException;

/**
 * What calls beside the reconciliation of a model tell of all of them: a key that has expired is noticed also while no model
 * is due. Only what the probe can find over again counts, or what it ends would begin anew at the next of those calls.
 */
@Singleton
public final class OtherCalls {

    private static final Logger LOG = Logger.getLogger(OtherCalls.class);

    private final Holds holds;

    OtherCalls(Holds holds) {
        this.holds = holds;
    }

    /** One has failed. Returns whether everything holds for it; if that cannot be written down, the next failure tells again. */
    public boolean failed(Failure failure) {
        if (failure.category() != Category.CREDENTIALS && failure.category() != Category.RETIRED) {
            return false;
        }
        try {
            holds.hold(failure.category(), failure.reason());
            return true;
        } catch (JdbiException e) {
            LOG.debug("Could not hold everything.", e);
            return false;
        }
    }
}
