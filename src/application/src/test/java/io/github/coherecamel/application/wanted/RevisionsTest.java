package io.github.coherecamel.application.wanted;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever changes is seen by a look that knows only how far everything was. */
class RevisionsTest {

    @ParameterizedTest
    @EnumSource
    void seesWhatEventsAttemptsPeopleAndHoldsChange(Stores.Kind kind) {
        var stores = kind.empty();
        var revision = stores.revisions.read();
        assertThat(stores.revisions.read()).isEqualTo(revision);

        stores.accept("m", "d", null);
        revision = changed(stores, revision);
        var claim = stores.claimOne();
        stores.end(claim, Stores.updated(claim));
        revision = changed(stores, revision);
        stores.actions.pause("m", "Ann");
        revision = changed(stores, revision);
        stores.execute("update control set hold_category = 'PERSON', hold_reason = 'a test' where id = 1");
        revision = changed(stores, revision);
        stores.execute("update control set hold_category = 'QUOTA' where id = 1");
        changed(stores, revision);
    }

    @ParameterizedTest
    @EnumSource
    void seesWhatTheDriftCheckFinds(Stores.Kind kind) {
        var stores = kind.empty("cohere.drift.policy", "report");
        stores.accept("m", "d", null);
        var claim = stores.claimOne();
        stores.end(claim, Stores.updated(claim));
        var revision = stores.revisions.read();

        var later = stores.model("m").actualAt().plus(Duration.ofSeconds(1));
        assertThat(stores.drift
                        .compare(List.of(new Drift.Listed("m", null, "by hand", "STATUS_READY")), later)
                        .drifted())
                .containsExactly("m");

        changed(stores, revision);
    }

    @ParameterizedTest
    @EnumSource
    void seesThatAModelIsCalledOtherwise(Stores.Kind kind) {
        var stores = kind.empty();
        stores.accept("m", "d", null);
        var all = stores.revisions.read();
        var one = ofOne(stores);

        stores.drift.compare(List.of(new Drift.Listed("m", "Bike shop", "d", null)), Instant.EPOCH);

        changed(stores, all);
        changed(ofOne(stores), one);
    }

    /** Such as what the demo shows of its simulated API. */
    @Test
    void seesWhatIsInNoTable() {
        var state = new AtomicReference<Object>();
        var stores = Stores.Kind.H2.empty();
        var revisions = new Revisions(stores.database, List.of(state::get));
        var all = revisions.read();
        var one = revisions.read(List.of("m"));

        state.set("broken");

        assertThat(revisions.read()).isNotEqualTo(all);
        assertThat(revisions.read(List.of("m"))).isNotEqualTo(one);
    }

    @ParameterizedTest
    @EnumSource
    void seesWhatIsCommittedLaterThanWhatHasAHigherNumber(Stores.Kind kind) {
        var stores = kind.empty();
        stores.accept("m", "d", null);
        stores.execute("update event set seq = seq + 10");
        var revision = stores.revisions.read();

        stores.execute(
                """
                insert into event (seq, source, id, happened_at, received_at)
                select seq - 5, source, 'late', happened_at, received_at from event""");

        changed(stores, revision);
    }

    /** Whatever a page about one model shows. */
    @ParameterizedTest
    @EnumSource
    void seesOfOneModelWhatConcernsItAndNothingElse(Stores.Kind kind) {
        var stores = kind.empty();
        var revision = ofOne(stores);
        stores.accept("m", "d", null);
        revision = changed(ofOne(stores), revision);
        var claim = stores.claimOne();
        revision = changed(ofOne(stores), revision);
        stores.end(claim, Stores.updated(claim));
        revision = changed(ofOne(stores), revision);
        stores.accept("m", "stale", Instant.EPOCH);
        revision = changed(ofOne(stores), revision);
        stores.actions.pause("m", "Ann");
        revision = changed(ofOne(stores), revision);
        stores.execute("update control set hold_category = 'PERSON' where id = 1");
        revision = changed(ofOne(stores), revision);

        stores.accept("another", "d", null);
        stores.actions.pause("another", "Ann");
        assertThat(ofOne(stores)).isEqualTo(revision);
    }

    private static Revision ofOne(Stores stores) {
        return stores.revisions.read(List.of("m")).get("m");
    }

    @Test
    void isWrittenAndRead() {
        var revision = new Revision("1.2.3.-4.5");

        assertThat(Revision.parse(revision.toString())).isEqualTo(revision);
        assertThat(Revision.parse(" ")).isNull();
    }

    private static Revision changed(Stores stores, Revision before) {
        return changed(stores.revisions.read(), before);
    }

    private static Revision changed(Revision now, Revision before) {
        assertThat(now).isNotEqualTo(before);
        return now;
    }
}
