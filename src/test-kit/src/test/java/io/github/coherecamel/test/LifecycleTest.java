package io.github.coherecamel.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** When a simulator begins, is emptied and ends, for test classes as users write them. */
class LifecycleTest {

    @BeforeEach
    void forget() {
        LifecycleSamples.PORTS.clear();
    }

    @Test
    void eachTestBeginsWithTheSeedAlone() {
        passes(false, 4, LifecycleSamples.Seeded.class);
        assertThat(LifecycleSamples.PORTS).hasSize(1).noneMatch(LifecycleTest::isListening);
    }

    @Test
    void oneInstanceForAllTestsWillDo() {
        passes(false, 2, LifecycleSamples.OneInstance.class);
        assertThat(LifecycleSamples.PORTS).hasSize(1);
    }

    @Test
    void oneCamelContextForAllTestsWillDo() {
        passes(false, 2, LifecycleSamples.OneContext.class);
        assertThat(LifecycleSamples.PORTS).hasSize(1);
    }

    @Test
    void nestedClassesShareTheOneAroundThem() {
        passes(false, 3, LifecycleSamples.Outer.class);
        assertThat(LifecycleSamples.PORTS)
                .as("that around, and the one of the class that has its own")
                .hasSize(2);
    }

    @Test
    void aSubclassHasItsOwn() {
        passes(false, 6, LifecycleSamples.FirstChild.class, LifecycleSamples.SecondChild.class);
        assertThat(LifecycleSamples.PORTS).hasSize(2);
    }

    @Test
    void testsRunInParallel() {
        passes(
                true,
                46,
                LifecycleSamples.FirstChild.class,
                LifecycleSamples.SecondChild.class,
                LifecycleSamples.Crowd.class,
                LifecycleSamples.OneContext.class,
                LifecycleSamples.Outer.class,
                LifecycleSamples.Bystander.class);
    }

    @Test
    void extensionsThatMakeContextsMayComeFirst() {
        passes(false, 3, LifecycleSamples.MadeByAnExtension.class, LifecycleSamples.MadeByAnExtensionOnce.class);
    }

    @Test
    void saysThatAFieldIsStatic() {
        failsWith(
                "Could not set the static field cohere of " + LifecycleSamples.StaticField.class.getName()
                        + ", since each test class has a simulator of its own. Take static away, or take the simulator as parameter.",
                LifecycleSamples.StaticField.class);
    }

    @Test
    void saysWhatIsWrongWithASeed() {
        failsWith(
                "Could not start the simulator: the seed 'there-is-none.json' is no resource and no file."
                        + " Correct @WithCohereSimulator.",
                LifecycleSamples.NoSeed.class);
    }

    @Test
    void saysWhatIsWrongWithATime() {
        failsWith(
                "Could not start the simulator: 'soon' is no time such as 30s, 5m or 1h."
                        + " Correct @WithCohereSimulator.",
                LifecycleSamples.NoTime.class);
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
}
