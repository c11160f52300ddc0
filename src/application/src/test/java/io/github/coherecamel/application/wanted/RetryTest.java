package io.github.coherecamel.application.wanted;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What people try again is due at once, changes nothing twice, and it is known who did it. */
class RetryTest {

    private static final String WHO = "Ann Lee";
    private static final Duration HOUR = Duration.ofHours(1);

    @ParameterizedTest
    @EnumSource
    void makesDueWhatWaits(Stores.Kind kind) {
        var stores = kind.empty();
        stores.accept("m", "d", null);
        stores.end(stores.claimOne(), Stores.failed(Category.UNAVAILABLE, HOUR));
        assertThat(stores.claim()).isEmpty();

        assertThat(stores.actions.retry("m", null, WHO).orElseThrow().changed()).isTrue();
        assertThat(stores.actions.retry("m", null, WHO).orElseThrow().changed()).isFalse();

        assertThat(stores.claimOne().attempts()).isEqualTo(1);
        assertThat(stores.count("action where who = 'Ann Lee' and what = 'retry' and model_id = 'm'"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void leavesAloneWhatSomebodyWorksOn(Stores.Kind kind) {
        var stores = kind.empty();
        stores.accept("m", "d", null);
        stores.claimOne();
        var before = stores.model("m");

        var change = stores.actions.retry("m", null, WHO).orElseThrow();

        assertThat(change.changed()).isFalse();
        assertThat(change.message()).contains("being worked on");
        assertThat(stores.model("m")).isEqualTo(before);
    }

    /** As with what is forbidden and may be so for all: its event is open, so it needs no other. */
    @ParameterizedTest
    @EnumSource
    void makesDueWhatNeedsAPersonAndWasNotGivenUp(Stores.Kind kind) {
        var stores = kind.empty();
        var open = stores.accept("m", "d", null);
        stores.end(stores.claimOne(), Stores.failed(Category.FORBIDDEN, HOUR));
        stores.execute("update model set health = 'DEGRADED'");

        var change = stores.actions.retry("m", null, WHO).orElseThrow();

        assertThat(change.changed()).isTrue();
        assertThat(change.event()).isNull();
        assertThat(stores.claimOne().eventSeq()).isEqualTo(open.seq());
    }

    @ParameterizedTest
    @EnumSource
    void wantsAnewWhatWasGivenUp(Stores.Kind kind) {
        var stores = kind.empty();
        var given = stores.accept("m", "d", null);
        stores.end(stores.claimOne(), Stores.rejected());

        var change = stores.actions.retry("m", null, WHO).orElseThrow();

        assertThat(change.changed()).isTrue();
        assertThat(change.event()).isNotNull().satisfies(event -> {
            assertThat(event.source()).isEqualTo("/people/Ann+Lee");
            assertThat(event.datasetId()).isEqualTo("d");
        });
        var claim = stores.claimOne();
        stores.end(claim, Stores.updated(claim));
        assertThat(stores.event(change.event()).outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(stores.event(given).outcome()).isEqualTo(Outcome.REJECTED);
    }

    @ParameterizedTest
    @EnumSource
    void triesARejectedEventAgainOnceAndByAnEventOfItsOwn(Stores.Kind kind) {
        var stores = kind.empty();
        var open = stores.accept("m", "d", null);
        assertThat(stores.actions.retry(open, WHO).message()).contains("open");
        stores.end(stores.claimOne(), Stores.rejected());
        var rejected = stores.event(open);

        var change = stores.actions.retry(rejected, WHO);

        assertThat(change.changed()).isTrue();
        assertThat(change.event()).isNotNull().satisfies(event -> assertThat(event.datasetId())
                .isEqualTo("d"));
        assertThat(stores.actions.retry(rejected, WHO))
                .satisfies(again -> assertThat(again.changed()).isFalse())
                .satisfies(again -> assertThat(again.message()).contains("same dataset already"));
        assertThat(stores.count("action where who = 'Ann Lee' and what = 'retry' and model_id = 'm'"))
                .isEqualTo(1);
        assertThat(stores.event(open).outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(stores.claimOne().eventSeq()).isEqualTo(change.event().seq());
    }

    @ParameterizedTest
    @EnumSource
    void doesNotGoBackToARejectedEventWhoseModelHasGoneOn(Stores.Kind kind) {
        var stores = kind.empty();
        var first = stores.accept("m", "d", null);
        stores.end(stores.claimOne(), Stores.rejected());
        stores.accept("m", "e", null);
        var claim = stores.claimOne();
        stores.end(claim, Stores.updated(claim));

        var change = stores.actions.retry(stores.event(first), WHO);

        assertThat(change.changed()).isFalse();
        assertThat(change.message()).contains("gone on").contains("dataset e").contains("Assign dataset d");
        assertThat(stores.model("m").datasetId()).isEqualTo("e");
        assertThat(stores.count("action")).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void leavesAloneAnEventThatCouldNotBeRead(Stores.Kind kind) {
        var stores = kind.empty();
        var poison = stores.intake
                .reject("kafka:events", "0/7", "{", "it is no JSON")
                .event();

        var change = stores.actions.retry(poison, WHO);

        assertThat(change.changed()).isFalse();
        assertThat(change.model()).isNull();
        assertThat(change.message()).contains("could not be read");
    }

    @ParameterizedTest
    @EnumSource
    void triesOnlyWhatWasShownAgain(Stores.Kind kind) {
        var stores = kind.empty();
        stores.accept("m", "later", null);
        stores.end(stores.claimOne(), Stores.rejected());

        var other = stores.actions.retry("m", "shown", WHO).orElseThrow();

        assertThat(other.changed()).isFalse();
        assertThat(other.message()).contains("dataset later is wanted of it now, and not shown");
        assertThat(stores.claim()).isEmpty();
        assertThat(stores.actions.retry("m", "later", WHO).orElseThrow().changed())
                .isTrue();
        assertThat(stores.claimOne().datasetId()).isEqualTo("later");
    }

    @ParameterizedTest
    @EnumSource
    void triesAllAgainThatFailedForOneReason(Stores.Kind kind) {
        var stores = kind.empty();
        for (var i = 0; i < 3; i++) {
            stores.accept("m" + i, "d", null);
            stores.end(stores.claimOne(), Stores.rejected());
        }
        stores.accept("other", "d", null);
        stores.end(stores.claimOne(), Stores.failed(Category.UNAVAILABLE, HOUR));

        var retried = stores.bulkRetry.retry(Category.DATASET, WHO, null);

        assertThat(retried.changed()).isEqualTo(3);
        assertThat(retried.next()).isNull();
        assertThat(stores.claim()).extracting(Claim::modelId).containsExactlyInAnyOrder("m0", "m1", "m2");
        assertThat(stores.bulkRetry.retry(Category.DATASET, WHO, null).changed())
                .isZero();
    }
}
