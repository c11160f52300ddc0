package io.github.coherecamel.test;

import static io.github.coherecamel.test.Calls.listInAContextOfItsOwn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.coherecamel.simulator.CohereSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Arrays;
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
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** When a simulator begins, is emptied and ends, for test classes as users write them. */
class LifecycleTest {

    /** Ports of simulators that were used by the samples. */
    private static final Set<Integer> PORTS = ConcurrentHashMap.newKeySet();

    @BeforeEach
    void forget() {
        PORTS.clear();
    }

    @Test
    void eachTestBeginsWithTheSeedAlone() {
        passes(false, 4, Seeded.class);
        assertThat(PORTS).hasSize(1).noneMatch(LifecycleTest::isListening);
    }

    @Test
    void oneInstanceForAllTestsWillDo() {
        passes(false, 2, OneInstance.class);
        assertThat(PORTS).hasSize(1);
    }

    @Test
    void oneCamelContextForAllTestsWillDo() {
        passes(false, 2, OneContext.class);
        assertThat(PORTS).hasSize(1);
    }

    @Test
    void nestedClassesShareTheOneAroundThem() {
        passes(false, 3, Outer.class);
        assertThat(PORTS)
                .as("that around, and the one of the class that has its own")
                .hasSize(2);
    }

    @Test
    void aSubclassHasItsOwn() {
        passes(false, 6, FirstChild.class, SecondChild.class);
        assertThat(PORTS).hasSize(2);
    }

    @Test
    void testsRunInParallel() {
        passes(
                true,
                46,
                FirstChild.class,
                SecondChild.class,
                Crowd.class,
                OneContext.class,
                Outer.class,
                Bystander.class);
    }

    @Test
    void extensionsThatMakeContextsMayComeFirst() {
        passes(false, 3, MadeByAnExtension.class, MadeByAnExtensionOnce.class);
    }

    @Test
    void saysThatAFieldIsStatic() {
        failsWith(
                "Could not set the static field cohere of " + StaticField.class.getName()
                        + ", since each test class has a simulator of its own. Take static away, or take the simulator as parameter.",
                StaticField.class);
    }

    @Test
    void saysWhatIsWrongWithASeed() {
        failsWith(
                "Could not start the simulator: the seed 'there-is-none.json' is no resource and no file."
                        + " Correct @WithCohereSimulator.",
                NoSeed.class);
    }

    @Test
    void saysWhatIsWrongWithATime() {
        failsWith(
                "Could not start the simulator: 'soon' is no time such as 30s, 5m or 1h."
                        + " Correct @WithCohereSimulator.",
                NoTime.class);
    }

    private static void passes(boolean parallel, int tests, Class<?>... samples) {
        run(parallel, samples).assertStatistics(count -> count.started(tests).succeeded(tests));
    }

    private static void failsWith(String message, Class<?> sample) {
        assertThat(run(false, sample).failed().stream())
                .singleElement()
                .extracting(event -> event.getRequiredPayload(TestExecutionResult.class)
                        .getThrowable()
                        .orElseThrow())
                .extracting(Throwable::getMessage)
                .isEqualTo(message);
    }

    private static Events run(boolean parallel, Class<?>... samples) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(Arrays.stream(samples)
                        .map(sample -> selectClass(sample))
                        .toArray(ClassSelector[]::new))
                .configurationParameter("junit.jupiter.execution.parallel.enabled", String.valueOf(parallel))
                .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "8")
                .execute()
                .testEvents();
    }

    private static boolean isListening(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (ConnectException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

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
