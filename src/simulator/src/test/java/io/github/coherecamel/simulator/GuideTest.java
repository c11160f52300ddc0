package io.github.coherecamel.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/simulator.md} shows what runs, and lists all there is. */
class GuideTest {
    private final String guide = read(Path.of("../../docs/simulator.md"));

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError("Could not read " + file, e);
        }
    }

    private String block(String language) {
        var fence = "```" + language + "\n";
        var start = guide.indexOf(fence) + fence.length();
        return guide.substring(start, guide.indexOf("```", start));
    }

    private static List<String> methods(Class<?> type, Predicate<Method> wanted) {
        return Stream.of(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && wanted.test(method))
                .map(Method::getName)
                .distinct()
                .toList();
    }

    @Test
    void showsATestThatRuns() {
        assertThat(block("java")).isEqualTo(read(Path.of("src/test/java/com/example/SupportBotTest.java")));
    }

    @Test
    void showsASeedThatLoads() {
        try (var simulator = CohereSimulator.builder().seed(block("json")).start()) {
            assertThat(simulator.model("11111111-1111-4111-8111-111111111111").has("settings"))
                    .isTrue();
            assertThat(simulator.dataset("support-2025-a1b2c3").has("id")).isTrue();
        }
    }

    @Test
    void listsEverySettingAndFault() {
        assertThat(methods(CohereSimulator.Builder.class, method -> !method.getName()
                        .equals("start")))
                .allSatisfy(setting -> assertThat(guide).contains("| `" + setting + "("));
        assertThat(methods(Fault.class, method -> !method.getName().equals("toString")))
                .allSatisfy(fault -> assertThat(guide).contains("`" + fault + "("));
    }
}
