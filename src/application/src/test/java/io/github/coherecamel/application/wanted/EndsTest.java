package io.github.coherecamel.application.wanted;

import static io.github.coherecamel.application.wanted.Stores.failed;
import static io.github.coherecamel.application.wanted.Stores.rejected;
import static io.github.coherecamel.application.wanted.Stores.unchanged;
import static io.github.coherecamel.application.wanted.Stores.updated;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of a model and of its event when the work on it has ended. */
class EndsTest {

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

    @ParameterizedTest
    @EnumSource
    void keepsWhatTheModelIsCalled(Stores.Kind kind) {
        var stores = kind.empty();
        stores.accept("m", "d", null);
        var claim = stores.claimOne();
        stores.end(claim, updated(claim));
        assertThat(stores.model("m").name()).isEqualTo(Stores.NAME);

        stores.accept("m", "e", null);
        stores.end(stores.claimOne(), failed(Category.UNAVAILABLE, Duration.ZERO));

        assertThat(stores.model("m").name()).isEqualTo(Stores.NAME);
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
}
