package io.github.coherecamel.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(CohereSimulatorExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CohereSimulatorExtensionTest {
    private final CohereSimulator given;

    CohereSimulatorExtensionTest(CohereSimulator simulator) {
        given = simulator;
    }

    @Test
    void givesEveryTestTheSameSimulator(CohereSimulator simulator) {
        assertThat(simulator).isSameAs(given);
        simulator.addModel("left behind", "BASE_TYPE_CHAT", "d");
        assertThat(new Caller(simulator).get(Caller.MODELS).text()).contains("left behind");
    }

    @Test
    void startsEveryTestWithAnEmptyOne(CohereSimulator simulator) {
        assertThat(simulator.requests()).isEmpty();
        assertThat(new Caller(simulator).get(Caller.MODELS).text()).doesNotContain("left behind");
        simulator.addModel("left behind", "BASE_TYPE_CHAT", "d");
    }

    @Nested
    class InANestedClass {
        @Test
        void sharesTheOneAroundIt(CohereSimulator simulator) {
            assertThat(simulator).isSameAs(given);
            assertThat(new Caller(simulator).get(Caller.MODELS).status()).isEqualTo(200);
        }
    }

    @Test
    void saysThatItMustBeStatic() {
        var extension = new CohereSimulatorExtension();

        assertThatThrownBy(extension::simulator)
                .hasMessage("The simulator runs only while the tests of a class do;"
                        + " make the @RegisterExtension field static");
    }
}
