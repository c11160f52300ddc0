package io.github.coherecamel.application;

import static org.awaitility.Awaitility.await;

import io.github.coherecamel.application.wanted.Database;
import java.time.Duration;

/** Makes a database empty of models, as a test begins. */
final class NoModels {

    /** Only a hang lasts so long. */
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private NoModels() {}

    /** What a test before has begun would end in the middle of this one, and let its model be looked at again. */
    static void begin(Database database) {
        execute(database, "update model set paused = true");
        await().atMost(LIMIT).until(() -> isIdle(database));
        execute(database, "delete from model");
    }

    private static boolean isIdle(Database database) {
        return database.inTransaction(transaction -> transaction
                .sql()
                .createQuery("select not exists (select 1 from model where owner is not null)")
                .mapTo(Boolean.class)
                .one());
    }

    private static void execute(Database database, String sql) {
        database.inTransaction(transaction -> transaction.sql().execute(sql));
    }
}
