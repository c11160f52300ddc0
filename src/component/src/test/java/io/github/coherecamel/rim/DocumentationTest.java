package io.github.coherecamel.rim;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.documentation.Project;
import io.github.coherecamel.documentation.Tries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.ServiceStatus;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documentation says that a machine can check. */
class DocumentationTest extends RimTest {
    private static final Pattern IMPORT =
            Pattern.compile("^import (static )?((?:[a-z]\\w*\\.)+[A-Z]\\w*)[\\w.*]*;$", Pattern.MULTILINE);

    private static final Pattern VERSION = Pattern.compile("<(camel|quarkus|camel-quarkus)[.]version>[^<]*</");
    private static final Pattern TEST = Pattern.compile("`([A-Z][a-z]\\w*(?:Test|IT))`");

    /** Pages whose routes need more than a context, each with the test that runs them. */
    private static final Map<String, String> RUN_ELSEWHERE = Map.of(
            "watching.md", "WatchingGuideTest",
            "camel-main.md", "CamelMainGuideTest",
            "examples.md", "ExamplesPageTest",
            "undo.md", "UndoGuideTest",
            "low-code.md", "LowCodePageTest of the Kamelets");

    static Stream<Snippet> routes() throws IOException {
        var snippets = new ArrayList<Snippet>();
        for (var page : Snippet.pages()) {
            if (!RUN_ELSEWHERE.containsKey(page.getFileName().toString())) {
                for (var language : List.of("yaml", "xml")) {
                    snippets.addAll(Snippet.of(page, language));
                }
            }
        }
        return snippets.stream().filter(snippet -> snippet.text().matches("(?s).*(route|onException|from)\\b.*"));
    }

    @Tries(page = "*", language = "yaml", containing = "from:")
    @Tries(page = "*", language = "xml", containing = "<from ")
    @ParameterizedTest
    @MethodSource("routes")
    void everyRouteIsOneThatStarts(Snippet snippet) throws Exception {
        try (var own = new DefaultCamelContext()) {
            connect(own);
            own.getPropertiesComponent().addInitialProperty("model", "m-1");
            own.getPropertiesComponent().addInitialProperty("inbox", "target/inbox");
            snippet.load(own, Path.of("."));
            own.start();

            assertThat(own.getRoutes())
                    .allSatisfy(route -> assertThat(own.getRouteController().getRouteStatus(route.getRouteId()))
                            .isEqualTo(ServiceStatus.Started));
        }
    }

    @Test
    void everyJavaSnippetImportsWhatIsThere() throws Exception {
        var strange = new ArrayList<String>();
        for (var page : Snippet.pages()) {
            for (var snippet : Snippet.of(page, "java")) {
                var imports = IMPORT.matcher(snippet.text()).results().toList();
                if (imports.isEmpty()) {
                    strange.add(snippet + " has no import");
                }
                imports.stream()
                        .map(found -> found.group(2))
                        .filter(name -> name.startsWith("io.github.coherecamel.") && !isThere(name))
                        .forEach(name -> strange.add(snippet + " imports " + name));
            }
        }
        assertThat(strange).isEmpty();
    }

    private static boolean isThere(String type) {
        try {
            Class.forName(type, false, DocumentationTest.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            // The kit is built after the component.
            return Files.exists(Path.of("../test-kit/src/main/java", type.replace('.', '/') + ".java"));
        }
    }

    /** The projects that these are of are built and run. */
    @Tries(page = "java.md", language = "java")
    @Tries(page = "spring-boot.md", language = "java")
    @Tries(page = "spring-boot.md", language = "json")
    @Tries(page = "spring-boot.md", language = "jsonl")
    @Tries(page = "spring-boot.md", language = "xml", containing = "<parent>")
    @Tries(page = "testing.md", language = "java")
    @Tries(page = "quarkus.md", language = "java", containing = "package com.example;")
    @Tries(page = "quarkus.md", language = "properties", containing = "model=")
    @Tries(page = "camel-main.md", language = "java")
    @Tries(page = "camel-main.md", language = "xml")
    @ParameterizedTest
    @CsvSource({
        "java.md, component, src/test/java/com/example/TypedRoutes.java",
        "testing.md, test-kit, src/test/java/com/example/TrainingFileTest.java",
        "testing.md, test-kit, src/test/java/com/example/DatasetReadyTest.java",
        "camel-main.md, examples/camel-main, chats.jsonl",
        "camel-main.md, examples/camel-main, models.json",
        "camel-main.md, examples/camel-main, pom.xml",
        "camel-main.md, examples/camel-main, src/main/resources/application.properties",
        "camel-main.md, examples/camel-main, src/main/resources/camel/training-file.yaml",
        "camel-main.md, examples/camel-main, src/test/java/com/example/TrainingFileTest.java",
        "spring-boot.md, examples/spring-boot, chats.jsonl",
        "spring-boot.md, examples/spring-boot, models.json",
        "spring-boot.md, examples/spring-boot, pom.xml",
        "spring-boot.md, examples/spring-boot, src/main/java/com/example/FineTuningApplication.java",
        "spring-boot.md, examples/spring-boot, src/main/resources/application.yml",
        "spring-boot.md, examples/spring-boot, src/main/resources/camel/training-file.yaml",
        "spring-boot.md, examples/spring-boot, src/test/java/com/example/TrainingFileTest.java",
        "quarkus.md, examples/quarkus, src/main/resources/application.properties",
        "quarkus.md, examples/quarkus, src/main/resources/camel/training-file.yaml",
        "quarkus.md, examples/quarkus, src/test/java/com/example/TrainingFileTest.java",
        "quarkus.md, examples/quarkus, src/test/java/com/example/DevServiceTest.java",
    })
    void everyFileInAGuideIsOneOfOurs(String page, String project, String name) throws IOException {
        assertThat(Guide.of(page).file(name))
                .isEqualTo(Files.readString(Path.of("..", project).resolve(name)));
    }

    @Tries(page = "quarkus.md", language = "xml", containing = "<camel-quarkus.version>")
    @Test
    void everyVersionOfCamelAndQuarkusIsTheOneThatThisIsBuiltWith() throws IOException {
        var built = Files.readString(Path.of("../../pom.xml"));
        var versions = new TreeSet<String>();
        for (var page : Snippet.pages()) {
            for (var snippet : Snippet.of(page, "xml")) {
                VERSION.matcher(snippet.text()).results().forEach(found -> versions.add(found.group()));
            }
        }
        var sample = Files.readString(Path.of("../examples/quarkus/pom.xml"));
        VERSION.matcher(sample).results().forEach(found -> versions.add(found.group()));
        assertThat(versions).hasSizeGreaterThan(2).allMatch(built::contains);
    }

    /** The example and the page are to be copied, so they cannot take this from the extension. */
    @Tries(page = "quarkus.md", language = "xml", containing = "<dependencyManagement>")
    @Test
    void versionsAreManagedOnThePageAndInTheExampleAsInTheExtension() throws IOException {
        var extension = managed(Files.readString(Path.of("../extension/pom.xml")));
        assertThat(managed(Files.readString(Path.of("../examples/quarkus/pom.xml"))))
                .isEqualTo(extension);
        assertThat(Snippet.of(Path.of("../../docs/quarkus.md"), "xml"))
                .extracting(Snippet::text)
                .filteredOn(text -> text.contains("<dependencyManagement>"))
                .singleElement()
                .satisfies(text -> assertThat(managed(text)).isEqualTo(extension));
    }

    private static String managed(String pom) {
        return pom.replaceFirst("(?s).*(<dependencyManagement>.*</dependencyManagement>).*", "$1")
                .replaceAll("(?s)<!--.*?-->", "")
                .replaceAll("\\s", "");
    }

    @Test
    void everyTestThatIsNamedIsThere() throws IOException {
        var tests = Project.files("src/.*\\.java").stream()
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .collect(toSet());
        for (var page : Snippet.pages()) {
            assertThat(TEST.matcher(Files.readString(page)).results().map(found -> found.group(1)))
                    .as(page.toString())
                    .allMatch(tests::contains);
        }
        assertThat(TEST.matcher(Files.readString(Path.of("../../docs/security.md")))
                        .results())
                .hasSizeGreaterThan(20);
    }
}
