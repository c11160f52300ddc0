package io.github.coherecamel.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.Arrays;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the starter brings with it. That does not include {@code camel-kamelet}, which the tests of Kamelets add. */
class OneCamelTest {
    private static final Pattern CAMEL =
            Pattern.compile("org/apache/camel/(?:springboot/)?camel-(?!kamelet/)[^/]+/([^/]+)/[^/]+[.]jar$");

    @Test
    void isOfTheVersionThatTheApplicationHas() {
        var path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        var versions = Arrays.stream(path.split(File.pathSeparator))
                .map(jar -> CAMEL.matcher(jar.replace(File.separatorChar, '/')))
                .flatMap(matcher -> matcher.results())
                .collect(Collectors.groupingBy((MatchResult jar) -> jar.group(1), Collectors.counting()));

        assertThat(versions).hasSize(1);
    }
}
