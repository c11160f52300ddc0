package io.github.coherecamel.application.wanted;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.application.wanted.Drift.Listed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What somebody changes by other ways is found, and put right or reported. */
class DriftTest {

    @ParameterizedTest
    @EnumSource
    void makesAModelDueThatSomebodyHasChanged(Stores.Kind kind) {
        var stores = settled(kind);

        assertThat(stores.drift
                        .compare(List.of(new Listed("m", null, "other", "STATUS_READY")), begin(stores))
                        .drifted())
                .containsExactly("m");

        assertThat(stores.model("m").sync()).isEqualTo(Sync.OUT_OF_SYNC);
        assertThat(stores.model("m").actualDatasetId()).isEqualTo("other");
        assertThat(stores.claimOne().observed()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void reportsItIfThatIsThePolicyAndSeesThatItIsPutBack(Stores.Kind kind) {
        var stores = settled(kind, "cohere.drift.policy", "report");

        stores.drift.compare(List.of(new Listed("m", null, "other", "STATUS_READY")), begin(stores));

        assertThat(stores.model("m").sync()).isEqualTo(Sync.OUT_OF_SYNC);
        assertThat(stores.model("m").health()).isEqualTo(Health.DEGRADED);
        assertThat(stores.model("m").reason()).contains("it has dataset other and not d");
        assertThat(stores.claim()).isEmpty();

        stores.drift.compare(List.of(new Listed("m", null, "d", "STATUS_READY")), begin(stores));
        assertThat(stores.model("m").sync()).isEqualTo(Sync.SYNCED);
        assertThat(stores.model("m").health()).isEqualTo(Health.HEALTHY);
    }

    @ParameterizedTest
    @EnumSource
    void reportsWhatALookHasFoundUntilItIsPutBack(Stores.Kind kind) {
        var stores = settled(kind, "cohere.drift.policy", "report");
        stores.execute("update model set due_at = current_timestamp, observed_generation = null, sync = 'UNKNOWN'");

        stores.end(stores.claimOne(), Stores.differs("other"));

        assertThat(stores.model("m").sync()).isEqualTo(Sync.OUT_OF_SYNC);
        assertThat(stores.model("m").health()).isEqualTo(Health.DEGRADED);
        assertThat(stores.model("m").category()).isEqualTo(Category.DRIFT);
        assertThat(stores.model("m").actualDatasetId()).isEqualTo("other");
        assertThat(stores.claim()).isEmpty();
        stores.drift.compare(List.of(new Listed("m", null, "d", "STATUS_READY")), begin(stores));
        assertThat(stores.model("m").sync()).isEqualTo(Sync.SYNCED);
        assertThat(stores.model("m").category()).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void doesNotBelieveAListThatIsOlderThanWhatWasDone(Stores.Kind kind) {
        var stores = kind.empty();
        var begun = stores.database.inTransaction(Database.Transaction::now);
        stores.accept("m", "d", null);
        var claim = stores.claimOne();
        stores.end(claim, Stores.updated(claim));

        assertThat(stores.drift
                        .compare(List.of(new Listed("m", null, "before", null)), begun)
                        .drifted())
                .isEmpty();
        assertThat(stores.drift.lookForMissing(begun)).isZero();
        assertThat(stores.model("m").sync()).isEqualTo(Sync.SYNCED);
    }

    @ParameterizedTest
    @EnumSource
    void leavesAloneWhatSomebodyWorksOn(Stores.Kind kind) {
        var stores = settled(kind);
        stores.accept("m", "e", null);
        stores.claim();

        assertThat(stores.drift
                        .compare(List.of(new Listed("m", null, "d", null)), begin(stores))
                        .drifted())
                .isEmpty();
        assertThat(stores.model("m").owner()).isEqualTo(Stores.NODE);
    }

    @ParameterizedTest
    @EnumSource
    void looksAtWhatIsNoLongerListed(Stores.Kind kind) {
        var stores = settled(kind);
        var begun = begin(stores);
        assertThat(stores.drift
                        .compare(List.of(new Listed("another", null, "d", null)), begun)
                        .drifted())
                .isEmpty();

        assertThat(stores.drift.lookForMissing(begun)).isEqualTo(1);

        assertThat(stores.claimOne().modelId()).isEqualTo("m");
    }

    @ParameterizedTest
    @EnumSource
    void givesTheTurnToOne(Stores.Kind kind) {
        var stores = kind.empty();

        assertThat(stores.drift.takeTurn(Duration.ofHours(1))).isPresent();
        assertThat(stores.drift.takeTurn(Duration.ofHours(1))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void looksAtAModelWhoseStatusIsAnother(Stores.Kind kind) {
        var stores = settled(kind);

        assertThat(stores.drift
                        .compare(List.of(new Listed("m", null, "d", "STATUS_FAILED")), begin(stores))
                        .drifted())
                .isEmpty();

        assertThat(stores.claimOne().modelId()).isEqualTo("m");
    }

    @ParameterizedTest
    @EnumSource
    void notesWhatAModelHasWhoseEventWasRejectedAndWritesNothing(Stores.Kind kind) {
        var stores = kind.empty();
        stores.accept("m", "d", null);
        stores.end(stores.claimOne(), Stores.rejected());

        assertThat(stores.drift
                        .compare(List.of(new Listed("m", null, "other", "STATUS_READY")), begin(stores))
                        .drifted())
                .isEmpty();

        var model = stores.model("m");
        assertThat(model.actualDatasetId()).isEqualTo("other");
        assertThat(model.health()).isEqualTo(Health.DEGRADED);
        assertThat(model.category()).isEqualTo(Category.DATASET);
        assertThat(stores.claim()).isEmpty();
    }

    /** Nobody else looks at a model whose event was rejected, though it may be trained on what it had before. */
    @ParameterizedTest
    @EnumSource
    void seesOnceThatATrainingHasEndedThatNobodyWatchesAnyMore(Stores.Kind kind) {
        var stores = settled(kind);
        stores.execute("update model set actual_status = 'STATUS_FINETUNING'");
        stores.accept("m", "malformed", null);
        stores.end(stores.claimOne(), Stores.rejected());

        assertThat(stores.drift
                        .compare(List.of(new Listed("m", null, "d", "STATUS_FINETUNING")), begin(stores))
                        .trained())
                .isEmpty();
        var ended = List.of(new Listed("m", null, "d", "STATUS_READY"));
        assertThat(stores.drift.compare(ended, begin(stores)).trained()).containsExactly("m");
        assertThat(stores.drift.compare(ended, begin(stores)).trained()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void seesOnceThatATrainingOfAModelHasEndedOfWhichItHasReportedThatItWasChanged(Stores.Kind kind) {
        var stores = settled(kind, "cohere.drift.policy", "report");
        var begun = List.of(new Listed("m", null, "other", "STATUS_FINETUNING"));
        assertThat(stores.drift.compare(begun, begin(stores)).drifted()).containsExactly("m");

        var ended = List.of(new Listed("m", null, "other", "STATUS_READY"));
        var found = stores.drift.compare(ended, begin(stores));

        assertThat(found.trained()).containsExactly("m");
        assertThat(found.drifted()).isEmpty();
        assertThat(stores.model("m").category()).isEqualTo(Category.DRIFT);
        assertThat(stores.drift.compare(ended, begin(stores)).trained()).isEmpty();
    }

    /** Its status was FAILED before the update, too. */
    @ParameterizedTest
    @EnumSource
    void looksAtAModelThatHasFailedAndIsTakenForHealthy(Stores.Kind kind) {
        var stores = settled(kind);
        stores.execute("update model set actual_status = 'STATUS_FAILED'");

        stores.drift.compare(List.of(new Listed("m", null, "d", "STATUS_FAILED")), begin(stores));

        assertThat(stores.claimOne().modelId()).isEqualTo("m");
    }

    /** Also of those that somebody works on, or that nobody may work on. */
    @ParameterizedTest
    @EnumSource
    void learnsWhatModelsAreCalled(Stores.Kind kind) {
        var stores = settled(kind);
        stores.accept("paused", "d", null);
        stores.actions.pause("paused", "Ann");
        stores.accept("under-way", "d", null);
        stores.claimOne();
        var listed = List.of(
                new Listed("m", "Bike shop", "d", "STATUS_READY"),
                new Listed("paused", "no\u0000thing", "d", "STATUS_READY"),
                new Listed("under-way", "\uD800".repeat(1000), "d", "STATUS_READY"),
                new Listed("another", "of somebody else", "d", "STATUS_READY"));
        stores.drift.compare(listed, begin(stores));

        assertThat(stores.model("m").name()).isEqualTo("Bike shop");
        assertThat(stores.model("paused").name()).isEqualTo("no thing");
        assertThat(stores.model("under-way").name()).isNull();

        stores.drift.compare(List.of(new Listed("m", "Bike hire", "d", "STATUS_READY")), begin(stores));
        assertThat(stores.model("m").name()).isEqualTo("Bike hire");
        stores.drift.compare(List.of(new Listed("m", null, "d", "STATUS_READY")), begin(stores));
        assertThat(stores.model("m").name()).isEqualTo("Bike hire");
    }

    private static Stores settled(Stores.Kind kind, String... config) {
        var stores = kind.empty(config);
        stores.accept("m", "d", null);
        var claim = stores.claimOne();
        stores.end(claim, Stores.updated(claim));
        return stores;
    }

    private static Instant begin(Stores stores) {
        return stores.database.inTransaction(Database.Transaction::now).plusSeconds(1);
    }
}
