package io.github.coherecamel.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Which time it is is asked of the database, so that nodes whose clocks differ decide alike. */
class MachineClockTest {

    private static final Path SOURCES = Path.of("src/main/java");

    private static final Pattern CLOCK = Pattern.compile(
            "Clock\\.(system|tick)|(Instant|[A-Za-z]+Date|[A-Za-z]+Time)\\.now\\(|currentTimeMillis|new Date\\(");

    /** Who may ask this machine all the same, and why. */
    private static final Map<String, String> EXCEPTIONS = Map.of(
            "command/Period.java", "runs where a person is, and has no database",
            "demo/Outages.java", "breaks the demo's simulator, which has this machine's clock",
            "file/PostedFiles.java", "compares with times of files, which are this machine's");

    @Test
    void isAskedByNobodyWhoDecidesSomething() throws IOException {
        try (var files = Files.walk(SOURCES)) {
            assertThat(files.filter(Files::isRegularFile)
                            .filter(file -> CLOCK.matcher(text(file)).find())
                            .map(file -> SOURCES.resolve("io/github/coherecamel/application")
                                    .relativize(file)
                                    .toString()))
                    .containsExactlyInAnyOrderElementsOf(EXCEPTIONS.keySet());
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
