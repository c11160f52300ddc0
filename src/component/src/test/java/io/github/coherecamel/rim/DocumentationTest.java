package io.github.coherecamel.rim;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.coherecamel.api.CohereException;
import io.github.coherecamel.api.CohereFailure;
import io.github.coherecamel.api.CohereLocalException;
import io.github.coherecamel.api.FailureDetails;
import io.github.coherecamel.api.UnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
    private static final String REFERENCE = "reference.md";
    private static final Pattern LINK = Pattern.compile("]\\(([^)#\\s]+)[^)]*\\)");

    private static final Pattern IMPORT =
            Pattern.compile("^import (static )?((?:[a-z]\\w*\\.)+[A-Z]\\w*)[\\w.*]*;$", Pattern.MULTILINE);

    private static final Pattern VERSION = Pattern.compile("<(camel|quarkus|camel-quarkus)[.]version>[^<]*</");
    private static final Pattern TEST = Pattern.compile("`([A-Z][a-z]\\w*(?:Test|IT))`");

    /** Pages whose routes need more than a context, each with the test that runs them. */
    private static final Map<String, String> RUN_ELSEWHERE = Map.of(
            "watching.md", "WatchingGuideTest",
            "camel-main.md", "CamelMainGuideTest",
            "examples.md", "ExamplesPageTest",
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

    @Test
    void everyLinkLeadsToAFile() throws IOException {
        var dead = new ArrayList<String>();
        var links = 0;
        for (var page : Snippet.pages()) {
            for (var link : LINK.matcher(Files.readString(page)).results().toList()) {
                var target = link.group(1);
                links++;
                if (!target.matches("[a-z]+:.*")
                        && !Files.exists(page.resolveSibling(target).normalize())) {
                    dead.add(page + " -> " + target);
                }
            }
        }
        assertThat(links).isGreaterThan(10);
        assertThat(dead).isEmpty();
    }

    @Test
    void everyTestThatIsNamedIsThere() throws IOException {
        var tests = new TreeSet<String>();
        try (var files = Files.walk(Path.of("../../src"))) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .forEach(name -> tests.add(name.replace(".java", "")));
        }
        for (var page : Snippet.pages()) {
            assertThat(TEST.matcher(Files.readString(page)).results().map(found -> found.group(1)))
                    .as(page.toString())
                    .allMatch(tests::contains);
        }
        assertThat(TEST.matcher(Files.readString(Path.of("../../docs/security.md")))
                        .results())
                .hasSizeGreaterThan(20);
    }

    @Test
    void theReferenceHasEveryOptionAndHeaderAsTheCodeHasIt() throws IOException {
        var expected = new TreeMap<String, List<String>>();
        expected.put("## Connection", ReferenceTable.connection());
        expected.put("## Connection ", ReferenceTable.componentOnly("cohere-finetune"));
        for (var scheme : List.of("cohere-finetune", "cohere-dataset")) {
            var heading = "## Options and headers of `" + scheme + "`";
            expected.put(heading, ReferenceTable.options(scheme));
            expected.put(heading + " ", ReferenceTable.headers(scheme));
        }
        var wrong = new StringBuilder();
        expected.forEach((heading, table) -> {
            if (Boolean.getBoolean("documentation.write")) {
                DocumentedTable.write(REFERENCE, heading.strip(), table);
            }
            if (!DocumentedTable.under(REFERENCE, heading.strip(), table.get(0)).equals(table)) {
                wrong.append("\n\nUnder ").append(heading).append(" paste:\n\n").append(String.join("\n", table));
            }
        });

        assertThat(wrong)
                .as("tables of docs/reference.md that differ from the code; -Ddocumentation.write=true mends them")
                .isEmpty();
    }

    @Test
    void thePageOfFailuresHasEachOfThemAndItsCategory() throws Exception {
        assertThat(documentedFailures("**A call failed on the wire.**")).isEqualTo(failures(CohereException.class));
        assertThat(documentedFailures("**No call failed**")).isEqualTo(failures(CohereLocalException.class));
    }

    private static Map<String, String> documentedFailures(String heading) {
        var failures = new TreeMap<String, String>();
        DocumentedTable.rowsAfter("failures.md", heading).forEach(row -> failures.put(row.get(0), row.get(2)));
        return failures;
    }

    private static Map<String, String> failures(Class<?> base) throws ReflectiveOperationException {
        var failures = new TreeMap<String, String>();
        for (var type : new ClassFileImporter().importPackages(base.getPackageName())) {
            // Those of tests are nested.
            if (type.isTopLevelClass() && type.isAssignableTo(base) && !type.isEquivalentTo(base)) {
                failures.put(type.getSimpleName(), category(type.reflect()));
            }
        }
        return failures;
    }

    private static String category(Class<?> type) throws ReflectiveOperationException {
        if (type == UnavailableException.class) {
            return "RATE_LIMIT for 429, else SERVER_ERROR";
        }
        var constructor = type.getConstructors()[0];
        var arguments = Arrays.stream(constructor.getParameterTypes())
                .map(parameter -> switch (parameter.getSimpleName()) {
                    case "FailureDetails" -> FailureDetails.of("try", "of a reason");
                    case "String" -> "text";
                    case "boolean" -> true;
                    default -> null;
                })
                .toArray();
        return ((CohereFailure) constructor.newInstance(arguments)).category().name();
    }
}
