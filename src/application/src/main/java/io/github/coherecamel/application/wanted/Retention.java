package io.github.coherecamel.application.wanted;

import io.github.coherecamel.application.ControllerConfig;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/** Deletes what is old: models that are gone, closed events that nothing wants any more, attempts, actions, and how trainings went. A little at a time. */
@Singleton
public final class Retention {

    static final Duration INTERVAL = Duration.ofHours(1);

    private static final Duration SOON = Duration.ofSeconds(1);
    private static final int AT_ONCE = 1000;

    private static final List<String> DELETIONS = List.of(
            """
            delete from model where id in (select id from model where category = 'NOT_FOUND' and since < :limit
                and owner is null and due_at is null and not paused
                and not exists (select 1 from event where event.seq = model.event_seq and outcome is null)
                order by id limit :most)""",
            """
            delete from event where seq in (select seq from event where received_at < :limit and outcome is not null
                and not exists (select 1 from model where model.event_seq = event.seq)
                and not exists (select 1 from notification where notification.event_seq = event.seq)
                order by received_at limit :most)""",
            "delete from attempt where seq in (select seq from attempt where ended_at < :limit order by ended_at limit :most)",
            "delete from action where seq in (select seq from action where at < :limit order by at limit :most)",
            """
            delete from training_run where (model_id, began_at) in (select model_id, began_at from training_run
                where kept_at < :limit order by kept_at limit :most)""");

    private final Database database;
    private final Duration kept;

    Retention(Database database, ControllerConfig config) {
        this.database = database;
        this.kept = config.retention();
    }

    /** Deletes some, and comes back soon if there may be more. */
    public void purge() {
        database.inTransaction(transaction -> {
            var limit = transaction.now().minus(kept);
            var more = false;
            for (var deletion : DELETIONS) {
                more |= transaction
                                .sql()
                                .createUpdate(deletion)
                                .bind("limit", limit)
                                .bind("most", AT_ONCE)
                                .execute()
                        == AT_ONCE;
            }
            return transaction
                    .sql()
                    .createUpdate("update control set purge_at = :next where id = 1")
                    .bind("next", transaction.now().plus(more ? SOON : INTERVAL))
                    .execute();
        });
    }
}
