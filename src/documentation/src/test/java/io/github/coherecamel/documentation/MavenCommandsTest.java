package io.github.coherecamel.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Commands with {@code mvn} name modules, profiles, tests and properties that there are. A build cannot run builds of itself;
 * {@code .ci/run} runs two of them.
 */
@Tries(page = "*", language = "sh", containing = "mvn ")
class MavenCommandsTest {

    private static final Pattern INLINE = Pattern.compile("`(mvn [^`]+)`");
    private static final Pattern ARTIFACT = Pattern.compile("<artifactId>([^<]+)</artifactId>");
    private static final Pattern PROFILE = Pattern.compile("<profile>\\s*<id>([^<]+)</id>");
    private static final Pattern VERSION = Pattern.compile("<version>([^<]+)</version>");
    private static final Pattern DEPENDENCY = Pattern.compile(
            "<groupId>io\\.github\\.coherecamel</groupId>\\s*<artifactId>([^<]+)</artifactId>\\s*<version>([^<]+)<");

    private static final Pattern PLUGIN =
            Pattern.compile("<artifactId>(maven-[a-z]+-plugin)</artifactId>\\s*<version>([^<]+)<");

    /** Those that are no properties of this project's poms. */
    private static final List<String> MAVENS = List.of(
            "test",
            "it.test",
            "failIfNoTests",
            "surefire.failIfNoSpecifiedTests",
            "failsafe.failIfNoSpecifiedTests",
            "skipTests",
            "maven.test.skip",
            "altDeploymentRepository",
            "includeScope",
            "camel.version");

    private final List<Path> poms = Project.files("(.*/)?pom\\.xml");

    @Test
    void nameWhatThereIs() {
        var commands = commands();
        var wrong = new ArrayList<String>();
        for (var command : commands) {
            var words = command.split(" +");
            for (var index = 0; index < words.length; index++) {
                if (words[index].equals("-pl")) {
                    names(words[index + 1].replace(":", ""))
                            .filter(module -> !all(ARTIFACT).contains(module))
                            .forEach(module -> wrong.add(command + ": there is no module " + module));
                } else if (words[index].startsWith("-P")) {
                    names(words[index].substring(2))
                            .filter(profile -> !all(PROFILE).contains(profile))
                            .forEach(profile -> wrong.add(command + ": there is no profile " + profile));
                } else if (words[index].matches("-D(it\\.)?test=.*")) {
                    names(words[index].replaceFirst(".*=", "").replace("'", ""))
                            .filter(test -> !test.equals("none")
                                    && !test.contains("*")
                                    && Project.files(".*/" + test + "\\.java").isEmpty())
                            .forEach(test -> wrong.add(command + ": there is no test " + test));
                } else if (words[index].startsWith("-D") && !isRead(words[index].replaceFirst("-D([^=]+).*", "$1"))) {
                    wrong.add(command + ": nothing reads " + words[index]);
                }
            }
        }
        assertThat(commands).hasSizeGreaterThan(10);
        assertThat(wrong).isEmpty();
    }

    @Tries(page = "*", language = "xml", containing = "<groupId>io.github.coherecamel</groupId>")
    @Test
    void coordinatesAreThoseOfAModuleAndThisVersion() {
        var version = VERSION.matcher(Project.read(Project.folder().resolve("pom.xml")))
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
        var dependencies = Page.all().stream()
                .flatMap(page -> DEPENDENCY.matcher(page.text()).results())
                .toList();

        assertThat(dependencies).hasSizeGreaterThan(4).allSatisfy(dependency -> {
            assertThat(all(ARTIFACT)).contains(dependency.group(1));
            // A whole project has the version as a property.
            assertThat(dependency.group(2)).isIn(version, "${cohere-finetune.version}");
        });
    }

    @Tries(page = "java.md", language = "xml")
    @Tries(page = "quarkus.md", language = "xml", containing = "<artifactId>awaitility</artifactId>")
    @Tries(page = "low-code.md", language = "xml")
    @Test
    void artifactsThatAreAddedAreAmongThoseThatThisIsTestedWith() {
        assertThat(Stream.of("java.md", "quarkus.md", "low-code.md")
                        .flatMap(page -> Page.of(page).blocks("xml").stream())
                        .flatMap(block -> ARTIFACT.matcher(block.text()).results())
                        .map(found -> found.group(1)))
                .isNotEmpty()
                .allMatch(all(ARTIFACT)::contains);
    }

    @Tries(page = "testing.md", language = "xml", containing = "<artifactId>awaitility</artifactId>")
    @Test
    void versionsOfOthersAreThoseThatThisIsBuiltWith() {
        var own = Project.read(Project.folder().resolve("pom.xml"));
        var versions = Page.of("testing.md").blocks("xml").stream()
                .flatMap(block -> VERSION.matcher(block.text()).results())
                .map(found -> found.group(1))
                .filter(version -> !version.startsWith("$"))
                .toList();

        assertThat(versions).isNotEmpty().allMatch(version -> own.contains(">" + version + "<"));
    }

    @Tries(page = "testing.md", language = "xml", containing = "<plugin>")
    @Test
    void pluginsHaveTheVersionThatThisIsBuiltWith() {
        var plugins = Page.all().stream()
                .flatMap(page -> page.blocks("xml").stream())
                .flatMap(block -> PLUGIN.matcher(block.text()).results())
                .toList();
        var own = Project.read(Project.folder().resolve("pom.xml"));

        assertThat(plugins).isNotEmpty().allSatisfy(plugin -> {
            var ours = Pattern.compile("<artifactId>" + plugin.group(1) + "</artifactId>\\s*<version>([^<]+)<")
                    .matcher(own);
            if (ours.find()) {
                assertThat(plugin.group(2)).as(plugin.group(1)).isEqualTo(ours.group(1));
            }
        });
    }

    private static List<String> commands() {
        return Page.all().stream()
                .flatMap(page -> Stream.concat(
                        page.blocks("sh").stream().flatMap(block -> block.text().lines()),
                        INLINE.matcher(page.text().replace("\n", " ")).results().map(found -> found.group(1))))
                .flatMap(line -> Arrays.stream(line.split(" && ")))
                .map(String::strip)
                .filter(line -> line.startsWith("mvn "))
                .toList();
    }

    /** Whether a pom, or code, knows a property. */
    private boolean isRead(String property) {
        return MAVENS.contains(property)
                || poms.stream()
                        .map(Project::read)
                        .anyMatch(pom -> pom.contains("<" + property + ">")
                                || pom.contains("${" + property + "}")
                                || pom.contains("<name>" + property + "</name>"))
                || Project.files("src/.*/src/(main|test)/java/.*\\.java").stream()
                        .anyMatch(file -> Project.read(file).contains("\"" + property + "\""))
                || property.startsWith("benchmarks.")
                        && Project.files("src/benchmarks/.*\\.(java|xml)").stream()
                                .anyMatch(file -> Project.read(file).contains(property));
    }

    private TreeSet<String> all(Pattern pattern) {
        return poms.stream()
                .flatMap(pom -> pattern.matcher(Project.read(pom)).results().map(found -> found.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> names(String list) {
        return Arrays.stream(list.split(","));
    }
}
