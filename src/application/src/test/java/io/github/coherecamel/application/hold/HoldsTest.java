package io.github.coherecamel.application.hold;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.application.TestConfig;
import io.github.coherecamel.application.wanted.Category;
import io.github.coherecamel.application.wanted.DueSignal;
import io.github.coherecamel.application.wanted.Stores;
import java.time.Duration;
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

    private static Holds holds(Stores.Kind kind, boolean alone) {
        return new Holds(kind.empty().database, new DueSignal(), TestConfig.with("cohere.node", "east-1"), alone);
    }
}
