package io.github.coherecamel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** No test of any module sleeps, measures time or gives up before a minute: a slow machine would make it fail. */
class TimeInTestsTest {
    private static final Pattern TIME = Pattern.compile(String.join(
            "|",
            "Thread\\.sleep\\(|\\.SECONDS\\.sleep\\(",
            "System\\.(nanoTime|currentTimeMillis)\\(|Instant\\.now\\(\\)",
            "\\.(during|pollDelay|assertTimeout\\w*|activeCount|getThreadCount)\\(",
            "[( ][1-5]?\\d, (TimeUnit\\.)?SECONDS\\)|, (TimeUnit\\.)?MILLISECONDS\\)",
            "(atMost|[wW]ithin)\\(Duration\\.of(Millis|Nanos|Seconds\\([1-5]?\\d\\))"));

    /** Those that may, each with its reason. */
    private static final Map<String, String> EXCEPTIONS = Map.of(
            "FailuresOnTheWireTest", "a server's date lies a day ahead of whatever time it is",
            "UpdatedModel", "a model was made some days before whatever day it is",
            "Inbox", "a file has been modified just now",
            "TrainingFileDroppedTest", "a file was modified a minute ago");

    @Test
    void noTestDependsOnHowFastTheMachineIs() throws IOException {
        try (var files = Files.walk(Path.of(".."))) {
            var sources = files.filter(file -> file.toString().matches(".*/src/(test|it)/.*\\.java"))
                    .filter(file -> !EXCEPTIONS.containsKey(name(file)))
                    .toList();

            assertThat(sources)
                    .hasSizeGreaterThan(100)
                    .allSatisfy(file -> assertThat(file).content().doesNotContainPattern(TIME));
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".java", "");
    }
}
