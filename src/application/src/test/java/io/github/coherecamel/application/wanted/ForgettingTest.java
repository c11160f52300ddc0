package io.github.coherecamel.application.wanted;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ForgettingTest {

    @ParameterizedTest
    @EnumSource
    void forgetsAModelWithItsOpenEvent(Stores.Kind kind) {
        var stores = kind.empty();
        var open = stores.accept("m", "d", null);

        var change = stores.forgetting.forget("m", "ann").orElseThrow();

        assertThat(change.changed()).isTrue();
        assertThat(stores.count("model")).isZero();
        assertThat(stores.event(open).outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(stores.event(open).reason()).contains("ann");
        assertThat(stores.count("notification")).isEqualTo(1);
        assertThat(stores.count("action where who = 'ann' and what = 'forget' and model_id = 'm'"))
                .isEqualTo(1);
        assertThat(stores.forgetting.forget("m", "ann")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void leavesAModelAloneThatIsBeingWorkedOn(Stores.Kind kind) {
        var stores = kind.empty();
        stores.accept("m", "d", null);
        var claim = stores.claimOne();

        assertThat(stores.forgetting.forget("m", "ann").orElseThrow().changed()).isFalse();

        stores.end(claim, Stores.updated(claim));
        assertThat(stores.model("m").sync()).isEqualTo(Sync.SYNCED);
    }

    /** While it is paused, or all is held, nobody takes over what a node had in hand that has died. */
    @ParameterizedTest
    @EnumSource
    void forgetsAModelWhoseOwnerHasDied(Stores.Kind kind) {
        var stores = kind.empty();
        var first = stores.accept("m", "d", null);
        stores.claims.claim(1, "dead", Stores.NO_LEASE, null);
        stores.actions.pause("m", "ann");
        var second = stores.accept("m", "e", null);

        assertThat(stores.forgetting.forget("m", "ann").orElseThrow().changed()).isTrue();

        assertThat(stores.count("model")).isZero();
        assertThat(stores.event(first).outcome()).isEqualTo(Outcome.SUPERSEDED);
        assertThat(stores.event(second).outcome()).isEqualTo(Outcome.REJECTED);
    }

    @ParameterizedTest
    @EnumSource
    void knowsAModelAgainByItsNextEvent(Stores.Kind kind) {
        var stores = kind.empty();
        stores.accept("m", "d", null);
        stores.forgetting.forget("m", "ann");

        stores.accept("m", "e", null);

        assertThat(stores.claimOne().datasetId()).isEqualTo("e");
    }
}
