package io.github.coherecamel.application.wanted;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nothing grows for ever. */
class RetentionTest {

    @ParameterizedTest
    @EnumSource
    void deletesWhatIsOldAndClosedAndToldAndNotWantedAnyMore(Stores.Kind kind) {
        var stores = kind.empty("cohere.retention", "1h");
        stores.accept("m", "d", null);
        var untold = stores.accept("m", "e", null);
        var wanted = stores.accept("m", "f", null);
        var claim = stores.claimOne();
        stores.end(claim, Stores.updated(claim));
        stores.execute("delete from notification where event_seq <> " + untold.seq());
        var old = "timestamp with time zone '2026-11-01 12:00:00+00'";
        stores.execute("update event set received_at = " + old);
        stores.execute("update attempt set ended_at = " + old);
        stores.execute(
                "insert into training_run (model_id, began_at, steps, kept_at) values ('m', current_timestamp, '[]', "
                        + old + "), ('m', " + old + ", '[]', current_timestamp)");

        stores.retention.purge();

        assertThat(stores.count("event")).isEqualTo(2);
        assertThat(stores.event(untold)).isNotNull();
        assertThat(stores.event(wanted)).isNotNull();
        assertThat(stores.count("attempt")).isZero();
        assertThat(stores.count("training_run")).isEqualTo(1);
        assertThat(stores.count("control where purge_at > current_timestamp")).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void keepsWhatIsYoung(Stores.Kind kind) {
        var stores = kind.empty();
        stores.accept("m", "d", null);
        stores.accept("m", "e", null);
        stores.execute("delete from notification");

        stores.retention.purge();

        assertThat(stores.count("event")).isEqualTo(2);
    }

    /** Or a sender of ids that are none would fill the table. */
    @ParameterizedTest
    @EnumSource
    void forgetsModelsThatHaveLongBeenGone(Stores.Kind kind) {
        var stores = kind.empty("cohere.retention", "1h");
        for (var model : new String[] {"gone", "just-gone", "wanted-again", "there"}) {
            stores.accept(model, "d", null);
        }
        stores.execute("update event set outcome = 'REJECTED' where model_id <> 'wanted-again'");
        stores.execute(
                "update model set category = 'NOT_FOUND', health = 'DEGRADED', due_at = null where id <> 'there'");
        stores.execute(
                "update model set since = timestamp with time zone '2026-11-01 12:00:00+00' where id <> 'just-gone'");

        stores.retention.purge();

        assertThat(stores.count("model where id = 'gone'")).isZero();
        assertThat(stores.count("model")).isEqualTo(3);
    }
}
