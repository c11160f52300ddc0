package io.github.coherecamel.application.wanted;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.application.wanted.Drift.Listed;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A list of all models comes soon for the sake of a name, but only if it may have that. */
class MissingNamesTest {

    private static final String IS_SOON = "control where drift_at < current_timestamp + interval '1' minute";

    @ParameterizedTest
    @EnumSource
    void looksSoonForTheNameOfAModelThatHasNone(Stores.Kind kind) {
        var stores = kind.empty();
        var names = new MissingNames(stores.database);
        stores.accept("m", "d", null);
        var claim = stores.claimOne();
        stores.end(claim, Stores.updated(claim));
        stores.drift.takeTurn(Duration.ofHours(1));

        names.lookFor("m");
        names.lookFor("nobody");
        assertThat(stores.count(IS_SOON)).isZero();

        stores.accept("no-name", "d", null);
        names.lookFor("no-name");
        assertThat(stores.count(IS_SOON)).isEqualTo(1);
        stores.execute("update control set drift_at = current_timestamp");
        names.lookFor("no-name");
        assertThat(stores.drift.takeTurn(Duration.ofHours(1))).isPresent();
    }

    @ParameterizedTest
    @EnumSource
    void asksForNoOtherListIfOneWasWithoutTheName(Stores.Kind kind) {
        var stores = kind.empty();
        var names = new MissingNames(stores.database);
        stores.accept("not-listed", "d", null);
        stores.accept("nameless", "d", null);
        var begun = stores.drift.takeTurn(Duration.ofHours(1)).orElseThrow();
        stores.drift.compare(List.of(new Listed("nameless", null, "d", "STATUS_READY")), begun);
        stores.accept("newer", "d", null);
        stores.drift.lookForMissing(begun);

        names.lookFor("not-listed");
        names.lookFor("nameless");
        assertThat(stores.count(IS_SOON)).isZero();

        names.lookFor("newer");
        assertThat(stores.count(IS_SOON)).isEqualTo(1);
    }
}
