package io.github.coherecamel.application;

import static org.awaitility.Awaitility.await;

import io.github.coherecamel.application.hold.Holds;
import io.github.coherecamel.application.reconcile.UnderWay;
import io.github.coherecamel.application.wanted.Database;
import io.github.coherecamel.simulator.CohereSimulator;
import io.quarkus.arc.Arc;
import java.time.Duration;

/** Lets a test of the running controller begin as if it were the first: nothing is wanted or under way, and the API works. */
public final class Anew {

    /** Only a hang lasts so long. */
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private Anew() {}

    /**
     * What a test before has begun would end in the middle of this one: call the API, hold everything, say so in the log, and
     * let its model be looked at again. So that is over first, and only then all is as it was.
     */
    public static void begin(CohereSimulator cohere) {
        var database = the(Database.class);
        cohere.reset();
        execute(database, "update model set paused = true");
        await().atMost(LIMIT).until(() -> isIdle(database));
        the(UnderWay.class).awaitEnd();
        execute(database, "delete from model");
        // It has called the API until now.
        cohere.reset();
        var holds = the(Holds.class);
        holds.works();
        holds.resume(true, "a test begins");
        // A look at all models is not to come into the test, unless that asks for it.
        execute(database, "update control set not_before = null, drift_at = current_timestamp + interval '10' minute");
    }

    private static <T> T the(Class<T> bean) {
        return Arc.container().instance(bean).get();
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
