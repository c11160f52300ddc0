package io.github.coherecamel.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GuideVersionsTest {
    private static final Path GUIDE = Path.of("docs/spring-boot.md");

    @Test
    void areThoseThatTheStarterIsTestedOn() throws IOException {
        var pom = Files.readString(Path.of("pom.xml"));
        var root = Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
                .filter(folder -> Files.exists(folder.resolve(GUIDE)))
                .findFirst()
                .orElseThrow();

        assertThat(Files.readString(root.resolve(GUIDE)))
                .contains("| %s | %s |".formatted(version(pom, "spring-boot"), version(pom, "camel-spring-boot")));
    }

    private static String version(String pom, String of) {
        var version = Pattern.compile("<" + of + "[.]version>([^<]+)<").matcher(pom);
        assertThat(version.find()).isTrue();
        return version.group(1);
    }
}
