package io.github.coherecamel.application.wanted;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What people do changes what it says and nothing twice, and it is known who did it. */
class ActionsTest {

    private static final String WHO = "Ann Lee";
    private static final Duration HOUR = Duration.ofHours(1);

    @ParameterizedTest
    @EnumSource
    void assignsADatasetAlsoToAModelThatNothingWasWantedOf(Stores.Kind kind) {
        var stores = kind.empty();

        assertThat(stores.actions.assign("m", "d", WHO).changed()).isTrue();
        assertThat(stores.actions.assign("m", "d", WHO).changed()).isFalse();
        assertThat(stores.actions.assign("m", "e", WHO).changed()).isTrue();

        assertThat(stores.model("m").datasetId()).isEqualTo("e");
        assertThat(stores.count("event where source = '/people/Ann+Lee'")).isEqualTo(2);
        assertThat(stores.count("action where what = 'assign'")).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void aPersonsWordIsNewerThanAnEventFromTheFuture(Stores.Kind kind) {
        var stores = kind.empty();
        stores.accept("m", "d", Instant.now().plus(HOUR));

        assertThat(stores.actions.assign("m", "e", WHO).changed()).isTrue();

        assertThat(stores.model("m").datasetId()).isEqualTo("e");
    }

    @ParameterizedTest
    @EnumSource
    void aPersonPutsRightWhatAWrongClockHasDone(Stores.Kind kind) {
        var stores = kind.empty();
        stores.accept("m", "d", Instant.parse("2999-01-01T00:00:00Z"));
        assertThat(stores.actions.assign("m", "d", WHO).changed()).isTrue();
        stores.accept("m", "e", null);

        assertThat(stores.model("m").datasetId()).isEqualTo("e");
    }

    @ParameterizedTest
    @EnumSource
    void acceptsWhatTheModelHas(Stores.Kind kind) {
        var stores = kind.empty();
        stores.accept("m", "d", null);
        assertThat(stores.actions.accept("m", null, WHO).orElseThrow().message())
                .contains("never read");
        stores.execute("update model set actual_dataset_id = 'by hand' where id = 'm'");

        assertThat(stores.actions.accept("m", null, WHO).orElseThrow().changed())
                .isTrue();
        assertThat(stores.actions.accept("m", null, WHO).orElseThrow().changed())
                .isFalse();

        assertThat(stores.model("m").datasetId()).isEqualTo("by hand");
    }

    /** A person who was shown one dataset has decided about no other. */
    @ParameterizedTest
    @EnumSource
    void acceptsOnlyWhatWasShown(Stores.Kind kind) {
        var stores = kind.empty();
        stores.accept("m", "d", null);
        stores.execute("update model set actual_dataset_id = 'later' where id = 'm'");

        var other = stores.actions.accept("m", "shown", WHO).orElseThrow();

        assertThat(other.changed()).isFalse();
        assertThat(other.message()).contains("dataset later now, and not shown");
        assertThat(stores.model("m").datasetId()).isEqualTo("d");
        assertThat(stores.count("action")).isZero();
        assertThat(stores.actions.accept("m", "later", WHO).orElseThrow().changed())
                .isTrue();
        assertThat(stores.model("m").datasetId()).isEqualTo("later");
    }

    @ParameterizedTest
    @EnumSource
    void nobodyWorksOnAPausedModelUntilItIsResumed(Stores.Kind kind) {
        var stores = kind.empty();
        stores.accept("m", "d", null);

        assertThat(stores.actions.pause("m", WHO).orElseThrow().changed()).isTrue();
        assertThat(stores.actions.pause("m", WHO).orElseThrow().changed()).isFalse();
        stores.accept("m", "e", null);
        assertThat(stores.actions.retry("m", null, WHO).orElseThrow().message()).contains("paused");

        assertThat(stores.model("m").health()).isEqualTo(Health.PAUSED);
        assertThat(stores.claim()).isEmpty();
        assertThat(stores.actions.resume("m", WHO).orElseThrow().changed()).isTrue();
        assertThat(stores.actions.resume("m", WHO).orElseThrow().changed()).isFalse();
        assertThat(stores.claimOne().datasetId()).isEqualTo("e");
    }

    @ParameterizedTest
    @EnumSource
    void aModelThatIsPausedWhileItsNodeDiesIsNotTakenOver(Stores.Kind kind) {
        var stores = kind.empty();
        stores.accept("m", "d", null);
        stores.claims.claim(1, "dies", Stores.NO_LEASE, null);

        stores.actions.pause("m", WHO);
        stores.claims.takeBack(null);

        assertThat(stores.claim()).isEmpty();
        stores.actions.resume("m", WHO);
        assertThat(stores.claimOne().mayBeWritten()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void triesWhatWasGivenUpAgainWhenItIsResumed(Stores.Kind kind) {
        var stores = kind.empty();
        stores.accept("m", "d", null);
        stores.end(stores.claimOne(), Stores.rejected());
        stores.actions.pause("m", WHO);

        assertThat(stores.actions.resume("m", WHO).orElseThrow().event()).isNotNull();

        assertThat(stores.claimOne().datasetId()).isEqualTo("d");
    }

    @ParameterizedTest
    @EnumSource
    void knowsNothingOfAModelThatNothingWasWantedOf(Stores.Kind kind) {
        var stores = kind.empty();

        assertThat(stores.actions.retry("m", null, WHO)).isEmpty();
        assertThat(stores.actions.accept("m", null, WHO)).isEmpty();
        assertThat(stores.actions.pause("m", WHO)).isEmpty();
        assertThat(stores.actions.resume("m", WHO)).isEmpty();
        assertThat(stores.count("action")).isZero();
    }
}
