package io.github.coherecamel.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.documentation.Page;
import io.github.coherecamel.documentation.Project;
import io.github.coherecamel.documentation.Tries;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Versions in the documentation are those that the starter is tested on. */
class GuideVersionsTest {
    private static final String OLDEST = pom("src/spring-boot");
    private static final String NEWEST = pom("src/spring-boot/boot-4");
    private static final Pattern VERSION = Pattern.compile("\\b\\d+\\.\\d+\\.\\d+\\b(?!-|\\.)");
    private static final Pattern BOOT = Pattern.compile("Spring\\s+Boot (\\d+\\.\\d+(?:\\.\\d+)?)");

    @Test
    void areThoseOfTheTable() {
        assertThat(Page.of("spring-boot.md").rows("| Spring Boot | Camel |"))
                .extracting(row -> row.get(0) + " with " + row.get(1))
                .containsExactly(boot(OLDEST) + " with " + camel(OLDEST), boot(NEWEST) + " with " + camel(NEWEST));
    }

    @Tries(page = "spring-boot.md", language = "xml", containing = "<artifactId>camel-yaml-dsl<")
    @Test
    void areThoseOfTheExamples() {
        var oldest = pom("src/examples/spring-boot");
        var newest = pom("src/examples/spring-boot-4");
        var dependency = Page.of("spring-boot.md").blocks("xml").stream()
                .map(block -> block.text().strip().replaceAll("\\s+", " "))
                .filter(text -> text.contains("<artifactId>camel-yaml-dsl<"))
                .toList();

        assertThat(oldest).contains("<version>%s<".formatted(boot(OLDEST)));
        assertThat(newest).contains("<version>%s<".formatted(boot(NEWEST)));
        assertThat(camel(oldest)).isEqualTo(camel(OLDEST));
        assertThat(camel(newest)).isEqualTo(camel(NEWEST));
        assertThat(dependency).hasSize(1).allMatch(newest.replaceAll("\\s+", " ")::contains);
    }

    @Test
    void areNoOthersInTheGuide() {
        var text = Page.of("spring-boot.md").text().replace("127.0.0.1", "").replace("4.0.0", "");
        var versions = new TreeSet<>(
                VERSION.matcher(text).results().map(MatchResult::group).toList());
        // That of a user's project, and of the model of Maven.
        versions.remove("1.0.0");

        assertThat(versions).containsExactlyInAnyOrder(boot(OLDEST), camel(OLDEST), boot(NEWEST), camel(NEWEST));
    }

    @Test
    void areNoOthersOnAnyPage() {
        var versions = Page.all().stream()
                .flatMap(page -> BOOT.matcher(page.text()).results())
                .map(found -> found.group(1))
                .toList();

        assertThat(versions).hasSizeGreaterThan(2).allSatisfy(version -> assertThat(
                        Stream.of(boot(OLDEST), boot(NEWEST)))
                .anyMatch(tested -> (tested + '.').startsWith(version + '.')));
    }

    private static String boot(String pom) {
        return version(pom, "spring-boot");
    }

    private static String camel(String pom) {
        return version(pom, "camel-spring-boot");
    }

    private static String pom(String module) {
        return Project.read(Project.folder().resolve(module).resolve("pom.xml"));
    }

    private static String version(String pom, String of) {
        var version = Pattern.compile("<" + of + "[.]version>([^<]+)<").matcher(pom);
        assertThat(version.find()).isTrue();
        return version.group(1);
    }
}
