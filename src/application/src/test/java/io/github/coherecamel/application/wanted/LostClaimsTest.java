package io.github.coherecamel.application.wanted;

import static io.github.coherecamel.application.wanted.Stores.failed;
import static io.github.coherecamel.application.wanted.Stores.rejected;
import static io.github.coherecamel.application.wanted.Stores.updated;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever has lost his claim ends nothing, and what he may have written, or may still write, is looked for. */
class LostClaimsTest {

    @ParameterizedTest
    @EnumSource
    void takesNoLateEndForThatOfAModelThatWasForgottenAndIsWantedAnew(Stores.Kind kind) {
        var stores = kind.empty();
        stores.accept("m", "d", null);
        var late = stores.claims.claim(1, "late", Stores.NO_LEASE, null).get(0);
        stores.forgetting.forget("m", "ann");
        var event = stores.accept("m", "e", null);
        assertThat(stores.claimOne().number()).isEqualTo(late.number());

        assertThat(stores.end(late, updated(late))).isFalse();

        assertThat(stores.event(event).outcome()).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void looksAgainAtAModelWhoseClaimWasLost(Stores.Kind kind) {
        var stores = kind.empty();
        var event = stores.accept("m", "d", null);
        var frozen = stores.claims.claim(1, "frozen", Stores.NO_LEASE, null).get(0);
        var other = stores.claimOne();
        stores.end(other, updated(other));
        stores.execute("update model set suspect_until = null, due_at = null");

        assertThat(stores.end(frozen, updated(frozen))).isFalse();

        assertThat(stores.event(event).outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(stores.model("m").sync()).isEqualTo(Sync.UNKNOWN);
        assertThat(stores.count("attempt where outcome = 'LOST'")).isEqualTo(1);
        assertThat(stores.claimOne().observed()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void looksAgainAfterwardsIfTheClaimWasLostToSomebodyWhoIsAtWork(Stores.Kind kind) {
        var stores = kind.empty();
        stores.accept("m", "d", null);
        var frozen = stores.claims.claim(1, "frozen", Stores.NO_LEASE, null).get(0);
        var other = stores.claimOne();
        stores.execute("update model set suspect_until = null");

        stores.end(frozen, updated(frozen));

        assertThat(stores.claim()).isEmpty();
        assertThat(stores.end(other, updated(other))).isTrue();
        assertThat(stores.model("m").dueAt()).isNotNull();
    }

    @ParameterizedTest
    @EnumSource
    void suspectsAModelWhoseOwnerNeverCameBackAlsoOverANewerEvent(Stores.Kind kind) {
        var stores = kind.empty();
        stores.accept("m", "d", null);
        stores.claims.claim(1, "dead", Stores.NO_LEASE, null);
        var takeover = stores.claimOne();
        assertThat(takeover.mayBeWritten()).isTrue();
        stores.accept("m", "e", null);
        stores.end(takeover, updated(takeover));
        var newer = stores.claimOne();

        stores.end(newer, updated(newer));

        var model = stores.model("m");
        assertThat(model.sync()).isEqualTo(Sync.SYNCED);
        assertThat(model.dueAt()).isNotNull().isEqualTo(model.suspectUntil());
    }

    @ParameterizedTest
    @EnumSource
    void supersedesWhatADeadOwnerHadInHand(Stores.Kind kind) {
        var stores = kind.empty();
        var first = stores.accept("m", "d", null);
        stores.claims.claim(1, "dead", Stores.NO_LEASE, null);
        stores.accept("m", "e", null);
        assertThat(stores.event(first).outcome()).isNull();

        stores.claimOne();

        assertThat(stores.event(first).outcome()).isEqualTo(Outcome.SUPERSEDED);
    }

    /** By a look of its own accord what was rejected would be written two minutes later, if it can be done by then. */
    @ParameterizedTest
    @EnumSource
    void looksNoMoreAtWhatWasRejectedAlsoIfAWriteMayStillArrive(Stores.Kind kind) {
        var stores = kind.empty();
        stores.accept("m", "d", null);
        var late = stores.claims.claim(1, "late", Stores.NO_LEASE, null).get(0);
        stores.end(stores.claimOne(), rejected());
        assertThat(stores.model("m").suspectUntil()).isNotNull();
        assertThat(stores.model("m").dueAt()).isNull();

        assertThat(stores.end(late, updated(late))).isFalse();

        assertThat(stores.claim()).isEmpty();
        assertThat(stores.model("m").sync()).isEqualTo(Sync.UNKNOWN);
        assertThat(stores.model("m").health()).isEqualTo(Health.DEGRADED);
    }

    /** What the dead owner may have written is another's: nobody has written this one. */
    @ParameterizedTest
    @EnumSource
    void takesNobodysWriteForThatOfANewerEvent(Stores.Kind kind) {
        var stores = kind.empty();
        stores.accept("m", "d", null);
        stores.claims.claim(1, "dead", Stores.NO_LEASE, null);
        stores.accept("m", "e", null);

        assertThat(stores.claimOne().mayBeWritten()).isFalse();
        assertThat(stores.model("m").suspectUntil()).isNotNull();
    }

    /** A write that was not answered may arrive after one that was. */
    @ParameterizedTest
    @EnumSource
    void looksOnceMoreAfterASuccessIfAnAttemptBeforeMayHaveWritten(Stores.Kind kind) {
        var stores = kind.empty();
        stores.accept("m", "d", null);
        stores.end(stores.claimOne(), failed(Category.UNAVAILABLE, Stores.LEASE));
        stores.accept("m", "e", null);
        var newer = stores.claimOne();

        stores.end(newer, updated(newer));

        assertThat(stores.model("m").sync()).isEqualTo(Sync.SYNCED);
        assertThat(stores.model("m").dueAt())
                .isNotNull()
                .isEqualTo(stores.model("m").suspectUntil());
    }

    @ParameterizedTest
    @EnumSource
    void suspectsAModelNoShorterBecauseAnAttemptAfterATakeoverFailed(Stores.Kind kind) {
        var stores = kind.empty();
        stores.accept("m", "d", null);
        stores.claims.claim(1, "dead", Stores.NO_LEASE, null);
        var takeover = stores.claimOne();
        var suspectUntil = stores.model("m").suspectUntil();

        stores.end(takeover, failed(Category.UNAVAILABLE, Stores.LEASE));

        assertThat(stores.model("m").suspectUntil()).isNotNull().isEqualTo(suspectUntil);
    }

    @ParameterizedTest
    @EnumSource
    void looksAgainHoweverTheEndsOfALostAndOfAKeptClaimComeTogether(Stores.Kind kind) {
        var stores = kind.empty();
        for (var round = 0; round < 20; round++) {
            var model = "m" + round;
            stores.accept(model, "d", null);
            var lost = stores.claims.claim(1, "n1", Stores.NO_LEASE, null).get(0);
            var kept = stores.claimOne();

            var ends = Stream.of(lost, kept)
                    .map(claim -> CompletableFuture.supplyAsync(() -> stores.end(claim, Stores.updated(claim))))
                    .toList();

            assertThat(ends.get(0).join()).isFalse();
            assertThat(ends.get(1).join()).isTrue();
            assertThat(stores.model(model).owner()).isNull();
            assertThat(stores.model(model).dueAt()).isNotNull();
            stores.execute("update model set due_at = null");
        }
    }
}
