package io.github.coherecamel.application.wanted;

import io.github.coherecamel.application.ControllerConfig;
import io.github.coherecamel.application.wanted.Database.Transaction;
import jakarta.inject.Singleton;
import java.time.Duration;

/** How many reconciliations all processes together may begin: tokens in the row that they share, filled by time. */
@Singleton
final class Budget {

    /** An update reads the model and the dataset, and writes. */
    private static final int CALLS_OF_A_RECONCILIATION = 3;

    private static final double SECONDS_OF_A_MINUTE = 60;

    private final double perSecond;

    Budget(ControllerConfig config) {
        this.perSecond =
                config.reconcile().callsPerMinute().orElse(0) / (CALLS_OF_A_RECONCILIATION * SECONDS_OF_A_MINUTE);
    }

    /** Returns how many of those may be begun now. */
    int take(Transaction transaction, int most) {
        if (perSecond == 0) {
            return most;
        }
        var control = transaction
                .sql()
                .createQuery("select control.*, current_timestamp as read_at from control where id = 1 for update")
                .mapTo(Control.class)
                .one();
        var elapsed = Duration.between(control.tokensAt(), transaction.now()).toMillis() / 1000.0;
        // At least one can be saved up, or a small budget would never do.
        var tokens = Math.min(Math.max(1, perSecond), control.tokens() + Math.max(0, elapsed) * perSecond);
        var taken = Math.min(most, (int) tokens);
        transaction
                .sql()
                .createUpdate("update control set tokens = :tokens, tokens_at = :now where id = 1")
                .bind("tokens", tokens - taken)
                .bind("now", transaction.now())
                .execute();
        return taken;
    }
}
