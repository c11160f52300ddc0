package io.github.coherecamel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.documentation.Project;
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
    private static final Map<String, String> EXCEPTIONS = Map.ofEntries(
            Map.entry("FailuresOnTheWireTest", "a server's date lies a day ahead of whatever time it is"),
            Map.entry("UpdatedModel", "a model was made some days before whatever day it is"),
            Map.entry("Inbox", "a file has been modified just now"),
            Map.entry("InboxViewTest", "files were modified some seconds ago"),
            Map.entry("TrainingFileDroppedTest", "a file was modified a minute ago"),
            Map.entry("EventPostedTest", "an event happens now"),
            Map.entry("EventFromKafkaTest", "a record was sent a minute ago"),
            Map.entry("SignedEventPostedTest", "a signature is of now"),
            Map.entry("AccessTest", "a token ends an hour from now"),
            Map.entry("Issuer", "a token is of now, and ends an hour later"),
            Map.entry("ActionsTest", "an event says to be from an hour ahead"),
            Map.entry("ReadApiTest", "nothing was received an hour from now"),
            Map.entry("EventLimitsTest", "the seed of random input is another each time"));

    /** What sends events and disturbs calls at certain moments; a checker judges what came of it, and not when. */
    private static final String PROOF = "/application/proof/";

    @Test
    void noTestDependsOnHowFastTheMachineIs() {
        var sources = Project.files("src/.*/src/(test|it)/.*\\.java").stream()
                .filter(file -> !EXCEPTIONS.containsKey(name(file)))
                .filter(file -> !file.toString().contains(PROOF))
                .toList();

        assertThat(sources)
                .hasSizeGreaterThan(100)
                .allSatisfy(file -> assertThat(file).content().doesNotContainPattern(TIME));
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".java", "");
    }
}
