package io.github.coherecamel.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.coherecamel.documentation.Page;
import io.github.coherecamel.documentation.Shell;
import io.github.coherecamel.documentation.Tries;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @Tries(page = "simulator.md", language = "java")
    @Test
    void showsATestThatRuns() {
        assertThat(block("java")).isEqualTo(read(Path.of("src/test/java/com/example/SupportBotTest.java")));
    }

    @Tries(page = "simulator.md", language = "json")
    @Test
    void showsASeedThatLoads() {
        try (var simulator = CohereSimulator.builder().seed(block("json")).start()) {
            assertThat(simulator.model("11111111-1111-4111-8111-111111111111").has("settings"))
                    .isTrue();
            assertThat(simulator.dataset("support-2025-a1b2c3").has("id")).isTrue();
        }
    }

    @Tries(page = "simulator.md", language = "sh", containing = "curl ")
    @Tries(page = "retired.md", language = "sh", containing = "curl ")
    @Tries(page = "camel-main.md", language = "sh", containing = "curl ")
    @ParameterizedTest
    @ValueSource(strings = {"simulator.md", "retired.md", "camel-main.md"})
    void answersTheCommandsThatAreShown(String page, @TempDir Path folder) {
        assumeTrue(Shell.has("bash") && Shell.has("curl"), "there is no bash or no curl");
        var commands = Page.of(page).blocks("sh").stream()
                .filter(block -> block.text().contains("curl "))
                .toList();
        assertThat(commands).isNotEmpty();
        try (var simulator = CohereSimulator.builder().seed(block("json")).start()) {
            var own = simulator.baseUrl().toString();
            var shell = new Shell(
                    folder, Map.of("CO_API_URL", own, "CO_API_KEY", "any"), Map.of("http://127.0.0.1:8199", own));
            for (var command : commands) {
                var ended = shell.run(command.text());

                assertThat(ended.exitCode()).as(ended.output()).isZero();
                assertThat(ended.statuses())
                        .as(command + "\n" + ended.output())
                        .isNotEmpty()
                        .allMatch(status -> status < 300 || command.text().contains("retired") && status == 404);
            }
        }
    }

    @Test
    void listsEverySettingAndFault() {
        assertThat(methods(CohereSimulatorBuilder.class, method -> !method.getName()
                        .equals("start")))
                .allSatisfy(setting -> assertThat(guide).contains("| `" + setting + "("));
        assertThat(methods(Fault.class, method -> !method.getName().equals("toString")))
                .allSatisfy(fault -> assertThat(guide).contains("`" + fault + "("));
    }
}
