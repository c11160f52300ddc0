package io.github.coherecamel.application.wanted;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.application.wanted.Drift.Listed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A clock that was wrong for a while, ahead or behind, keeps nothing waiting once it is right. */
class TimersTest {

    private static final String HOURS = "current_timestamp + interval '10' hour";

    @ParameterizedTest
    @EnumSource
    void makesAModelDueOnceThatWasToBeTriedWhenTheClockGetsThere(Stores.Kind kind) {
        var stores = kind.empty();
        stores.accept("m", "d", null);
        stores.execute("update model set due_at = " + HOURS);
        assertThat(stores.agenda.look().models()).isFalse();
        assertThat(stores.agenda.look().ahead()).isTrue();

        assertThat(stores.timers.putRight()).isEqualTo(1);

        assertThat(stores.agenda.look().ahead()).isFalse();
        assertThat(stores.claimOne().modelId()).isEqualTo("m");
        assertThat(stores.claim()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void givesWhoeverWorksOnAModelAWholeLeaseAndNoMore(Stores.Kind kind) {
        var stores = kind.empty("cohere.reconcile.lease", "3m");
        stores.accept("m", "d", null);
        var claim = stores.claimOne();
        stores.execute("update model set due_at = " + HOURS);

        stores.timers.putRight();

        assertThat(stores.model("m").dueAt())
                .isBetween(now(stores).plusSeconds(60), now(stores).plusSeconds(180));
        assertThat(stores.end(claim, Stores.updated(claim))).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void doesTheSameWithWhatEventsAndAllModelsWaitFor(Stores.Kind kind) {
        var stores = kind.empty();
        stores.accept("m", "d", null);
        stores.end(stores.claimOne(), Stores.rejected());
        assertThat(stores.count("notification")).isEqualTo(1);
        stores.execute("update notification set due_at = " + HOURS);
        assertThat(stores.agenda.look().ahead()).isTrue();
        stores.timers.putRight();
        assertThat(stores.agenda.look().notifications()).isTrue();

        for (var column : List.of("probe_at", "not_before", "drift_at", "purge_at")) {
            stores.execute("update control set " + column + " = " + HOURS);
            assertThat(stores.agenda.look().ahead()).as(column).isTrue();

            assertThat(stores.timers.putRight()).as(column).isEqualTo(1);

            assertThat(stores.count("control where " + column + " > current_timestamp"))
                    .as(column)
                    .isZero();
        }
    }

    /** The longest of each that is written. */
    @ParameterizedTest
    @EnumSource
    void leavesAloneWhatTheControllerItselfWrites(Stores.Kind kind) {
        var stores = kind.empty("cohere.reconcile.max-delay", "2h", "cohere.reconcile.lease", "1h");
        stores.accept("m", "d", null);
        stores.end(stores.claimOne(), Stores.failed(Category.UNAVAILABLE, Duration.ofHours(2)));
        stores.accept("n", "d", null);
        stores.claimOne();
        stores.execute(
                "update control set drift_at = current_timestamp + interval '11' minute,"
                        + " purge_at = current_timestamp + interval '1' hour, probe_at = current_timestamp + interval '1' minute");
        assertThat(stores.agenda.look().ahead()).isFalse();
        assertThat(stores.timers.putRight()).isZero();

        stores.timers.asked(Duration.ofDays(1));
        stores.accept("o", "d", null);
        stores.end(stores.claimOne(), Stores.failed(Category.RATE_LIMIT, Duration.ofDays(1)));
        stores.execute("update control set not_before = current_timestamp + interval '1' day");
        assertThat(stores.agenda.look().ahead()).isFalse();
        assertThat(stores.timers.putRight()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void claimsWhatBecameDueInAYearThatIsLongOver(Stores.Kind kind) {
        var stores = kind.empty();
        stores.accept("m", "d", null);
        stores.execute("update model set due_at = timestamp with time zone '1970-01-01 00:00:07+00'");

        assertThat(stores.agenda.look().models()).isTrue();
        assertThat(stores.claimOne().modelId()).isEqualTo("m");
    }

    @ParameterizedTest
    @EnumSource
    void suspectsAModelForNoLongerThanAWriteMayTake(Stores.Kind kind) {
        var stores = kind.empty();
        stores.accept("m", "d", null);
        stores.execute("update model set suspect_until = " + HOURS);
        var claim = stores.claimOne();

        stores.end(claim, Stores.updated(claim));

        assertThat(stores.model("m").dueAt())
                .isEqualTo(stores.model("m").suspectUntil())
                .isBefore(now(stores).plus(Stores.LEASE.multipliedBy(2)));
    }

    @ParameterizedTest
    @EnumSource
    void findsDriftOfAModelThatWasReadWhileTheClockWasAhead(Stores.Kind kind) {
        var stores = settled(kind);

        assertThat(stores.drift
                        .compare(List.of(new Listed("m", null, "other", "STATUS_READY")), now(stores))
                        .drifted())
                .containsExactly("m");
    }

    @ParameterizedTest
    @EnumSource
    void missesAModelThatWasListedWhileTheClockWasAhead(Stores.Kind kind) {
        var stores = settled(kind);

        assertThat(stores.drift.lookForMissing(now(stores))).isEqualTo(1);
    }

    /** By a clock that was an hour ahead and has been set back. */
    @ParameterizedTest
    @EnumSource
    void takesWhatComesAfterAnEventOfTheFuture(Stores.Kind kind) {
        for (var timed : new boolean[] {false, true}) {
            var stores = kind.empty();
            var future = stores.accept("m", "of the future", null);
            stores.execute("update model set wanted_at = current_timestamp + interval '1' hour");
            var at = timed ? now(stores).minusSeconds(60) : null;

            stores.accept("m", "next", at);

            assertThat(stores.model("m").datasetId()).isEqualTo("next");
            assertThat(stores.event(future).outcome()).isEqualTo(Outcome.SUPERSEDED);
            assertThat(stores.accept("m", "after that", null).outcome()).isNull();
        }
    }

    /** What is late is so by any clock. */
    @ParameterizedTest
    @EnumSource
    void takesNothingThatIsLateAfterAnEventOfTheFuture(Stores.Kind kind) {
        var stores = kind.empty();
        stores.accept("m", "of the future", null);
        stores.execute("update model set wanted_at = current_timestamp + interval '1' hour");

        var late = stores.accept("m", "late", now(stores).minusSeconds(600));

        assertThat(late.outcome()).isEqualTo(Outcome.STALE);
        assertThat(stores.model("m").datasetId()).isEqualTo("of the future");
    }

    /** A sender's clock may be ahead by as much as is let in. */
    @ParameterizedTest
    @EnumSource
    void believesATimeThatAnEventMayHave(Stores.Kind kind) {
        var stores = kind.empty();
        stores.accept("m", "ahead", now(stores).plusSeconds(300));

        assertThat(stores.accept("m", "before that", null).outcome()).isEqualTo(Outcome.STALE);
    }

    private static Stores settled(Stores.Kind kind) {
        var stores = kind.empty();
        stores.accept("m", "d", null);
        var claim = stores.claimOne();
        stores.end(claim, Stores.updated(claim));
        stores.execute("update model set actual_at = " + HOURS + ", listed_at = " + HOURS);
        return stores;
    }

    private static Instant now(Stores stores) {
        return stores.database.inTransaction(Database.Transaction::now);
    }
}
