package io.github.coherecamel.application.hold;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.application.TestConfig;
import io.github.coherecamel.application.wanted.Category;
import io.github.coherecamel.application.wanted.Database;
import io.github.coherecamel.application.wanted.DueSignal;
import io.github.coherecamel.application.wanted.Stores;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is said of a stop of everything, to all processes that share a database. */
class HoldsTest {

    /** Its key may be the one that is wrong, and not that of the others. */
    @ParameterizedTest
    @EnumSource(Stores.Kind.class)
    void namesTheNodeThatSawWhatStopsAll(Stores.Kind kind) {
        var holds = holds(kind, false);

        holds.hold(Category.CREDENTIALS, "the key is wrong", null, Duration.ofMinutes(1));

        assertThat(holds.read().holdReason()).isEqualTo("the key is wrong (seen by node east-1)");
    }

    @Test
    void namesNoNodeForWhatAPersonSays() {
        var holds = holds(Stores.Kind.H2, false);

        holds.hold(Category.PERSON, "a release", "anna", null);

        assertThat(holds.read().holdReason()).isEqualTo("a release");
    }

    @Test
    void namesNoNodeIfThereIsButOne() {
        var holds = holds(Stores.Kind.H2, true);

        holds.hold(Category.CREDENTIALS, "the key is wrong", null, Duration.ofMinutes(1));

        assertThat(holds.read().holdReason()).isEqualTo("the key is wrong");
    }

    /** The key of one node may be the only one that is wrong. */
    @ParameterizedTest
    @EnumSource(Stores.Kind.class)
    void stopsTheOthersOfANodeThatCannotWorkOnceAndOnlyUntilOneOfThemHasLooked(Stores.Kind kind) {
        var database = kind.empty().database;
        var wrong = node(database, false);
        var right = node(database, false);
        wrong.hold(Category.CREDENTIALS, "the key is wrong");
        assertThat(right.refusal()).contains("held");
        assertThat(right.read().isProbeDue()).isTrue();
        right.works();
        right.resume(false, "it works here");

        wrong.hold(Category.CREDENTIALS, "the key is wrong");

        assertThat(right.refusal()).isNull();
        assertThat(wrong.refusal()).contains("held");
        wrong.works();
        assertThat(wrong.refusal()).isNull();
    }

    @ParameterizedTest
    @EnumSource(Stores.Kind.class)
    void letsTheNextNodeLookAtOnceIfOneHasLookedThatCannotWorkEither(Stores.Kind kind) {
        var database = kind.empty().database;
        node(database, false).hold(Category.CREDENTIALS, "the key is wrong");
        var second = node(database, false);
        assertThat(second.takeProbe(Duration.ofHours(1))).isTrue();
        assertThat(second.read().isProbeDue()).isFalse();

        second.hold(Category.CREDENTIALS, "this key is wrong, too");

        assertThat(second.refusal()).contains("held");
        assertThat(second.read().isProbeDue()).isTrue();
    }

    @Test
    void stopsAllForWhatIsNotOfOneNode() {
        var database = Stores.Kind.H2.empty().database;
        var one = node(database, false);

        one.hold(Category.QUOTA, "it is used up");
        assertThat(one.read().isProbeDue()).isFalse();
        one.resume(false, "there is more");

        assertThat(one.refusal()).isNull();
    }

    @Test
    void stopsNothingButAllIfThereIsButOneNode() {
        var one = holds(Stores.Kind.H2, true);

        one.hold(Category.CREDENTIALS, "the key is wrong");
        assertThat(one.read().holdCategory()).isEqualTo(Category.CREDENTIALS);
        one.resume(true, "a person tries");

        assertThat(one.refusal()).isNull();
    }

    @ParameterizedTest
    @EnumSource(Stores.Kind.class)
    void saysWhyTheApiIsNotToBeCalledNow(Stores.Kind kind) {
        var holds = holds(kind, false);
        assertThat(holds.refusal()).isNull();
        holds.pause(Duration.ofHours(1));
        assertThat(holds.refusal()).startsWith("the API wants no calls before ");
        holds.hold(Category.CREDENTIALS, "the key is wrong");
        holds.resume(false, "it works elsewhere");
        assertThat(holds.refusal()).isEqualTo("the API is not asked while this node is held: the key is wrong");

        holds.hold(Category.PERSON, "a release", "anna", null);

        assertThat(holds.refusal()).isEqualTo("the API is not asked while everything is held: a release");
    }

    @Test
    void beginsNoPollWhileTheApiIsNotToBeCalled() {
        var holds = holds(Stores.Kind.H2, true);
        var polls = new NotWhileHeld(holds);
        assertThat(polls.begin(null, null)).isTrue();

        holds.hold(Category.PERSON, "a release", "anna", null);

        assertThat(polls.begin(null, null)).isFalse();
    }

    @Test
    void looksNowAndThenWhetherItIsOver() {
        var nanos = new AtomicLong();
        var own = new OwnHold(Duration.ofMinutes(1), nanos::get);
        assertThat(own.takeProbe()).isFalse();
        own.begin(Category.CREDENTIALS, "the key is wrong");
        assertThat(own.takeProbe()).isFalse();

        nanos.addAndGet(Duration.ofMinutes(1).toNanos());

        assertThat(own.takeProbe()).isTrue();
        assertThat(own.takeProbe()).isFalse();
    }

    private static Holds holds(Stores.Kind kind, boolean alone) {
        return node(kind.empty().database, alone);
    }

    private static Holds node(Database database, boolean alone) {
        var config = TestConfig.with("cohere.node", "east-1");
        return new Holds(database, new DueSignal(), config, new OwnHold(config), alone);
    }
}
