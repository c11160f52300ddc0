package io.github.coherecamel.application.wanted;

import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Looks for what models are called of which that is not known. An attempt that fails does not learn it, and whoever looks for
 * what is wrong knows a model by its name.
 */
@Singleton
public class MissingNames {

    /** Until then others may come, and one list has them all. */
    private static final Duration SOON = Duration.ofSeconds(15);

    private final Database database;

    MissingNames(Database database) {
        this.database = database;
    }

    /**
     * Lets all models be listed soon, unless the name of this one is known, or a list was without it: another would be too.
     */
    public void lookFor(String modelId) {
        database.inTransaction(transaction -> transaction
                .sql()
                .createUpdate(
                        """
                        update control set drift_at = :soon
                        where id = 1 and drift_at > :soon
                            and exists (select 1 from model where model.id = :model and name is null and listed_at is null)""")
                .bind("soon", transaction.now().plus(SOON))
                .bind("model", modelId)
                .execute());
    }
}
