package io.github.coherecamel.application.wanted;

import static io.github.coherecamel.application.wanted.Stores.failed;
import static io.github.coherecamel.application.wanted.Stores.rejected;
import static io.github.coherecamel.application.wanted.Stores.unchanged;
import static io.github.coherecamel.application.wanted.Stores.updated;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One at a time for each model, and nobody writes back what he has no claim for. */
class ClaimsTest {

    @ParameterizedTest
    @EnumSource
    void closesTheEventThatWasBroughtAbout(Stores.Kind kind) {
        var stores = kind.empty();
        var event = stores.accept("m", "d", null);
        var claim = stores.claimOne();

        assertThat(stores.end(claim, updated(claim))).isTrue();

        assertThat(stores.event(event).outcome()).isEqualTo(Outcome.APPLIED);
        var model = stores.model("m");
        assertThat(model.sync()).isEqualTo(Sync.SYNCED);
        assertThat(model.health()).isEqualTo(Health.HEALTHY);
        assertThat(model.observedGeneration()).isEqualTo(model.generation());
        assertThat(model.actualDatasetId()).isEqualTo("d");
        assertThat(model.dueAt()).isNull();
        assertThat(model.owner()).isNull();
        assertThat(stores.count("attempt where outcome = 'UPDATED' and model_id = 'm'"))
                .isEqualTo(1);
        assertThat(stores.claim()).isEmpty();
    }

    /** An outcome does not change, so it must not go on to say what is still under way. */
    @ParameterizedTest
    @EnumSource
    void saysOfTheModelAndNotOfItsEventWhatIsStillToBeSeen(Stores.Kind kind) {
        var stores = kind.empty();
        var event = stores.accept("m", "d", null);
        var claim = stores.claimOne();

        stores.end(claim, Stores.training(claim, "it is being trained"));

        assertThat(stores.model("m").reason()).isEqualTo("it is being trained");
        assertThat(stores.model("m").health()).isEqualTo(Health.PROGRESSING);
        assertThat(stores.event(event).outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(stores.event(event).reason()).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void makesAModelDueAgainAtOnceOfWhichSomethingElseIsWantedByNow(Stores.Kind kind) {
        var stores = kind.empty();
        var first = stores.accept("m", "d", null);
        var claim = stores.claimOne();
        var second = stores.accept("m", "e", null);
        var third = stores.accept("m", "f", null);

        stores.end(claim, updated(claim));

        assertThat(stores.event(first).outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(stores.event(second).outcome()).isEqualTo(Outcome.SUPERSEDED);
        assertThat(stores.event(third).outcome()).isNull();
        assertThat(stores.model("m").sync()).isEqualTo(Sync.OUT_OF_SYNC);
        assertThat(stores.claimOne().datasetId()).isEqualTo("f");
    }

    @ParameterizedTest
    @EnumSource
    void supersedesWhatFailedOrCannotBeDoneIfSomethingElseIsWantedByNow(Stores.Kind kind) {
        for (var verdict : List.of(rejected(), failed(Category.UNAVAILABLE, Stores.LEASE))) {
            var stores = kind.empty();
            var first = stores.accept("m", "d", null);
            var claim = stores.claimOne();
            stores.accept("m", "e", null);

            stores.end(claim, verdict);

            assertThat(stores.event(first).outcome()).isEqualTo(Outcome.SUPERSEDED);
            assertThat(stores.model("m").health()).isEqualTo(Health.PROGRESSING);
            assertThat(stores.model("m").attempts()).isZero();
            assertThat(stores.claimOne().datasetId()).isEqualTo("e");
        }
    }

    @ParameterizedTest
    @EnumSource
    void comesBackToWhatFailedAndNotToWhatCannotBeDone(Stores.Kind kind) {
        var stores = kind.empty();
        var event = stores.accept("m", "d", null);
        var claim = stores.claimOne();

        stores.end(claim, failed(Category.UNAVAILABLE, Duration.ZERO));

        assertThat(stores.event(event).outcome()).isNull();
        assertThat(stores.model("m").health()).isEqualTo(Health.RETRYING);
        assertThat(stores.model("m").attempts()).isEqualTo(1);
        var again = stores.claimOne();
        assertThat(again.attempts()).isEqualTo(1);
        assertThat(again.mayBeWritten()).isTrue();

        stores.end(again, rejected());

        assertThat(stores.event(event).outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(stores.event(event).reason()).isEqualTo("it cannot be done");
        assertThat(stores.model("m").health()).isEqualTo(Health.DEGRADED);
        assertThat(stores.claim()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void writesAnOutcomeOnlyOnce(Stores.Kind kind) {
        var stores = kind.empty();
        var event = stores.accept("m", "d", null);
        var claim = stores.claimOne();
        stores.end(claim, updated(claim));
        stores.execute("update model set due_at = current_timestamp");
        var look = stores.claimOne();

        stores.end(look, unchanged(look));

        assertThat(look.observed()).isTrue();
        assertThat(stores.event(event).outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(stores.count("notification")).isEqualTo(1);
    }

    /** As if the database had gone away between a commit and its answer. */
    @ParameterizedTest
    @EnumSource
    void knowsAnEndThatWasWrittenAlreadyAlsoIfTheModelIsClaimedAnew(Stores.Kind kind) {
        var stores = kind.empty();
        stores.accept("m", "d", null);
        var claim = stores.claimOne();
        stores.end(claim, updated(claim));
        var before = stores.model("m");

        assertThat(stores.end(claim, updated(claim))).isTrue();

        assertThat(stores.model("m")).isEqualTo(before);
        stores.accept("m", "e", null);
        stores.claimOne();
        assertThat(stores.end(claim, updated(claim))).isTrue();
        assertThat(stores.model("m").sync()).isEqualTo(Sync.OUT_OF_SYNC);
        assertThat(stores.count("attempt")).isEqualTo(1);
    }

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

    @ParameterizedTest
    @EnumSource
    void onlyLooksAtWhatWasBroughtAboutIfDriftIsOnlyReported(Stores.Kind kind) {
        var stores = kind.empty("cohere.drift.policy", "report");
        stores.accept("m", "d", null);
        var first = stores.claimOne();
        assertThat(first.look()).isFalse();
        stores.end(first, updated(first));
        stores.execute("update model set due_at = current_timestamp");

        var again = stores.claimOne();

        assertThat(again.look()).isTrue();
        assertThat(again.suspect()).isFalse();
        stores.end(again, updated(again));
        stores.accept("m", "e", null);
        assertThat(stores.claimOne().look()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void onlyLooksAlsoIfSomebodyHasComeBackToALostClaim(Stores.Kind kind) {
        var stores = kind.empty("cohere.drift.policy", "report");
        stores.accept("m", "d", null);
        var frozen = stores.claims.claim(1, "frozen", Stores.NO_LEASE, null).get(0);
        var other = stores.claimOne();
        assertThat(other.look()).isFalse();
        stores.end(other, updated(other));
        stores.end(frozen, updated(frozen));

        var look = stores.claimOne();

        assertThat(look.look()).isTrue();
        assertThat(look.suspect()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void putsRightWhateverALookFindsIfDriftIsHealed(Stores.Kind kind) {
        var stores = kind.empty();
        stores.accept("m", "d", null);
        var first = stores.claimOne();
        stores.end(first, updated(first));
        stores.execute("update model set due_at = current_timestamp");

        assertThat(stores.claimOne().look()).isFalse();
    }

    /** What was only looked at cannot arrive late. */
    @ParameterizedTest
    @EnumSource
    void suspectsNothingOfALookAndNoLongerWhatWasLookedAtAfterwards(Stores.Kind kind) {
        var stores = kind.empty("cohere.drift.policy", "report");
        stores.accept("m", "d", null);
        var first = stores.claimOne();
        stores.end(first, updated(first));
        stores.execute("update model set due_at = current_timestamp, suspect_until = current_timestamp");

        var unanswered = stores.claimOne();
        assertThat(unanswered.suspect()).isTrue();
        stores.end(unanswered, Stores.failed(Category.UNAVAILABLE, Duration.ZERO));
        assertThat(stores.model("m").maybeWritten()).isFalse();
        var answered = stores.claimOne();
        assertThat(answered.suspect()).isTrue();
        stores.end(answered, Stores.unchanged(answered));

        assertThat(stores.model("m").suspectUntil()).isNull();
        assertThat(stores.model("m").dueAt()).isNull();
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
    void takesBackWhatANodeHeldWhenItEnded(Stores.Kind kind) {
        var stores = kind.empty();
        stores.accept("mine", "d", null);
        stores.claim();
        stores.accept("other", "d", null);
        stores.claims.claim(1, "other", Stores.LEASE, null);

        assertThat(stores.claims.takeBack(Stores.NODE)).isEqualTo(1);
        assertThat(stores.claim()).extracting(Claim::modelId).containsExactly("mine");

        assertThat(stores.claims.takeBack(null)).isEqualTo(2);
        assertThat(stores.claim()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void claimsNothingWhileAllIsHeldButToTryWhetherItWorks(Stores.Kind kind) {
        var stores = kind.empty();
        stores.accept("m", "d", null);
        stores.execute("update control set hold_category = 'QUOTA'");

        assertThat(stores.claim()).isEmpty();
        assertThat(stores.claims.claim(1, Stores.NODE, Stores.LEASE, Category.QUOTA))
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void claimsNoMoreThanCallsPerMinuteAllow(Stores.Kind kind) {
        var stores = kind.empty("cohere.reconcile.calls-per-minute", "3");
        IntStream.range(0, 10).forEach(i -> stores.accept("m" + i, "d", null));
        stores.execute("update control set tokens = 0, tokens_at = timestamp with time zone '2026-11-20 12:00:00+00'");

        assertThat(stores.claim()).hasSize(1);
        assertThat(stores.claim()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void givesEachModelToOneOnlyHoweverManyAsk(Stores.Kind kind) {
        var stores = kind.empty();
        IntStream.range(0, 50).forEach(i -> stores.accept("m" + i, "d", null));
        var atOnce = new ConcurrentHashMap<String, AtomicInteger>();

        CompletableFuture.allOf(IntStream.range(0, 8)
                        .mapToObj(node -> CompletableFuture.runAsync(() -> {
                            for (var claims = stores.claims.claim(3, "n" + node, Stores.LEASE, null);
                                    !claims.isEmpty();
                                    claims = stores.claims.claim(3, "n" + node, Stores.LEASE, null)) {
                                claims.forEach(
                                        claim -> atOnce.computeIfAbsent(claim.modelId(), id -> new AtomicInteger())
                                                .incrementAndGet());
                            }
                        }))
                        .toArray(CompletableFuture[]::new))
                .join();

        assertThat(atOnce.values()).allSatisfy(claims -> assertThat(claims).hasValue(1));
        assertThat(atOnce.size() + stores.claim().size()).isEqualTo(50);
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
