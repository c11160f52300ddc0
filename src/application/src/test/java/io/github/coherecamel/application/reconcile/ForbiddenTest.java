package io.github.coherecamel.application.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.application.reconcile.Forbidden.Extent;
import org.junit.jupiter.api.Test;

/** What a refusal means, by what became of other models. Numbers are moments. */
class ForbiddenTest {

    private final Forbidden forbidden = new Forbidden();

    @Test
    void knowsNothingAtTheFirstRefusal() {
        assertThat(forbidden.of("m", false, 1)).isEqualTo(Extent.UNKNOWN);
        assertThat(forbidden.of("m", false, 2)).isEqualTo(Extent.UNKNOWN);
    }

    @Test
    void isForAllIfAnotherIsRefusedAsWell() {
        forbidden.of("m", false, 1);

        assertThat(forbidden.of("n", false, 2)).isEqualTo(Extent.ALL);
        assertThat(forbidden.of("m", false, 3)).isEqualTo(Extent.ALL);
    }

    @Test
    void isForOneIfAnotherWasWrittenBetweenTwoRefusals() {
        forbidden.of("m", false, 1);
        forbidden.written(2);

        assertThat(forbidden.of("m", false, 3)).isEqualTo(Extent.THIS_ONE);
    }

    /** The permission may have been taken away since. */
    @Test
    void isNotForOneIfAnotherWasWrittenBeforeOrWasBegunBefore() {
        forbidden.written(1);

        assertThat(forbidden.of("m", false, 2)).isEqualTo(Extent.UNKNOWN);
        forbidden.written(1);
        assertThat(forbidden.of("m", false, 3)).isEqualTo(Extent.UNKNOWN);
    }

    @Test
    void isNotForAllIfSomethingWasWrittenSinceTheOtherWasRefused() {
        forbidden.of("m", false, 1);
        forbidden.written(2);

        assertThat(forbidden.of("n", false, 3)).isEqualTo(Extent.UNKNOWN);
    }

    @Test
    void isForAllIfThatIsKnownWhateverWasWritten() {
        forbidden.of("m", false, 1);
        forbidden.written(2);

        assertThat(forbidden.of("m", true, 3)).isEqualTo(Extent.ALL);
        assertThat(forbidden.of("m", false, 4)).isEqualTo(Extent.UNKNOWN);
    }

    @Test
    void forgetsTheRefusalOfWhatWasDone() {
        forbidden.of("m", false, 1);
        forbidden.done("m");

        assertThat(forbidden.of("n", false, 2)).isEqualTo(Extent.UNKNOWN);
    }
}
