package io.github.coherecamel.application.reconcile;

import io.quarkus.arc.Unremovable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.function.BooleanSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.Predicate;

/**
 * Guard of an update: whether the claim that it is done under is still good. It is asked right before the model is
 * written, since a process may have been frozen for longer than its lease since it has read it.
 */
@Singleton
@Unremovable
@Named("lease")
final class Lease implements Predicate {

    static final String PROPERTY = "CohereControllerLease";

    @Override
    public boolean matches(Exchange exchange) {
        var lease = exchange.getProperty(PROPERTY, BooleanSupplier.class);
        return lease == null || lease.getAsBoolean();
    }
}
