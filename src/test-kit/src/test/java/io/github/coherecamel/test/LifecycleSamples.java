package io.github.coherecamel.test;

import static io.github.coherecamel.test.Calls.listInAContextOfItsOwn;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.simulator.CohereSimulator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.BeanInject;
import org.apache.camel.CamelContext;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.apache.camel.test.main.junit5.CamelMainTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Test classes as users write them, each of which uses its simulator. They are run by another test. */
final class LifecycleSamples {

    /** Ports of simulators that were used. */
    static final Set<Integer> PORTS = ConcurrentHashMap.newKeySet();

    private LifecycleSamples() {}

    /** Fails if another test's doing is left, or Camel calls another simulator. */
    private static void useAlone(CohereSimulator cohere) throws Exception {
        PORTS.add(cohere.port());
        assertThat(cohere.requests()).isEmpty();
        var before = cohere.models().size();
        cohere.addModel("left behind", "BASE_TYPE_CHAT", "d");
        listInAContextOfItsOwn();
        assertThat(cohere.requests()).hasSize(1);
        assertThat(cohere.models()).hasSize(before + 1);
    }

    @WithCohereSimulator(
            seed =
                    """
            {"models": [{"name": "seeded", "settings": {
                "base_model": {"base_type": "BASE_TYPE_CHAT"}, "dataset_id": "winter"}}]}
            """)
    static class Seeded {

        private CohereSimulator cohere;

        @BeforeAll
        static void lookInAContextOfTheClass(CohereSimulator cohere) throws Exception {
            useAlone(cohere);
        }

        @BeforeEach
        void isEmptied(CohereSimulator parameter) {
            assertThat(parameter).isSameAs(cohere);
            assertThat(cohere.models())
                    .singleElement()
                    .satisfies(model -> assertThat(model.path("name").asText()).isEqualTo("seeded"));
        }

        @RepeatedTest(4)
        void isUsed() throws Exception {
            useAlone(cohere);
        }
    }

    @WithCohereSimulator
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class OneInstance {

        private final CohereSimulator given;
        private CohereSimulator cohere;

        OneInstance(CohereSimulator given) {
            this.given = given;
        }

        @RepeatedTest(2)
        void isUsed() throws Exception {
            assertThat(cohere).isSameAs(given);
            useAlone(cohere);
        }
    }

    @WithCohereSimulator
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class OneContext extends CamelTestSupport {

        CohereSimulator cohere;

        @RepeatedTest(2)
        void isUsed() {
            PORTS.add(cohere.port());
            assertThat(cohere.requests()).isEmpty();
            Calls.send(context, Calls.LIST);
            assertThat(cohere.requests()).hasSize(1);
        }
    }

    @WithCohereSimulator
    static class Outer {

        CohereSimulator cohere;

        @Test
        void isUsed() throws Exception {
            useAlone(cohere);
        }

        @Nested
        class Inner {

            CohereSimulator mine;

            @Test
            void isThatAround(CohereSimulator parameter) throws Exception {
                assertThat(cohere).isSameAs(mine).isSameAs(parameter);
                useAlone(mine);
            }
        }

        @Nested
        @WithCohereSimulator(trainingTime = "1h")
        class InnerWithItsOwn {

            CohereSimulator mine;

            @Test
            void isAnother() throws Exception {
                assertThat(cohere).isNotSameAs(mine);
                useAlone(mine);
            }
        }
    }

    @CamelMainTest
    @WithCohereSimulator
    static class MadeByAnExtension {

        @BeanInject
        CamelContext context;

        @Test
        void isUsed(CohereSimulator cohere) {
            Calls.send(context, Calls.LIST);
            Calls.assertCalledWithoutTheRealKey(cohere);
        }
    }

    @CamelMainTest
    @WithCohereSimulator
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class MadeByAnExtensionOnce {

        @BeanInject
        CamelContext context;

        @RepeatedTest(2)
        void isUsed(CohereSimulator cohere) {
            Calls.send(context, Calls.LIST);
            Calls.assertCalledWithoutTheRealKey(cohere);
        }
    }

    @WithCohereSimulator
    abstract static class Parent {

        private CohereSimulator cohere;

        @RepeatedTest(3)
        void isUsed() throws Exception {
            useAlone(cohere);
        }
    }

    static class FirstChild extends Parent {}

    static class SecondChild extends Parent {}

    @WithCohereSimulator
    static class Crowd {

        @RepeatedTest(30)
        void isUsed(CohereSimulator cohere) throws Exception {
            useAlone(cohere);
        }
    }

    /** Has no simulator, and gets none from a test beside it. */
    static class Bystander {

        @RepeatedTest(5)
        void isLeftAlone() {
            assertThat(CurrentSimulator.find()).isEmpty();
        }
    }

    @WithCohereSimulator
    static class StaticField {

        static CohereSimulator cohere;

        @Test
        void isNotRun() {}
    }

    @WithCohereSimulator(seed = "there-is-none.json")
    static class NoSeed {

        @Test
        void isNotRun() {}
    }

    @WithCohereSimulator(trainingTime = "soon")
    static class NoTime {

        @Test
        void isNotRun() {}
    }
}
