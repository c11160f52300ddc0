package io.github.coherecamel.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Users are told which classes they may use, and are shown no other. */
class PublicApiTablesTest {

    private static final Pattern PUBLIC = Pattern.compile(
            "^public (?:final |abstract |sealed |non-sealed )*(?:class|interface|record|enum|@interface) ",
            Pattern.MULTILINE);
    private static final Pattern OURS = Pattern.compile("\\bio\\.github\\.coherecamel(?:\\.[a-z]\\w*)+\\.[A-Z]\\w*");
    private static final Pattern SUPERTYPES = Pattern.compile("(?:extends|implements|permits) ([^{]*)");
    private static final Pattern TYPE = Pattern.compile("(?<![.\\w])[A-Z]\\w*");

    @Test
    void areFailuresBodiesComponentsAndHeadersOfTheComponent() {
        DocumentedTable.check(
                "public-api.md",
                "public classes of the component",
                publicClasses(
                        "component",
                        "api/(\\w+Exception|CohereFailure|ErrorCategory|FailureDetails|HttpClientConfigurer)"
                                + "|(model|finetune|dataset|component)/\\w+|update/(PlannedUpdate|Difference)"
                                + "|camel/(ApiKeyBean|CohereComponent|CohereEndpoint|ConnectionConfiguration|Operation)"));
    }

    @Test
    void areThoseOfTheSimulatorsMainPackage() {
        DocumentedTable.check(
                "public-api.md", "public classes of the simulator", publicClasses("simulator", "simulator/\\w+"));
    }

    @Test
    void areTheAnnotationOfTheTestKitAndWhatDoesTheSameByHand() {
        DocumentedTable.check(
                "public-api.md",
                "public classes of the test kit",
                publicClasses("test-kit", "test/(WithCohereSimulator|SimulatedConnection)"));
    }

    @Test
    void areAllThatPagesAndExamplesUse() {
        var listed = listed();
        var used = new TreeSet<String>();
        Stream.concat(
                        Page.all().stream()
                                .flatMap(page -> page.blocks().stream())
                                .map(Block::text),
                        Project.files("src/(examples|kamelets/src/main)/.*\\.(java|yaml|properties|xml)").stream()
                                .map(Project::read))
                .forEach(text ->
                        OURS.matcher(text).results().map(MatchResult::group).forEach(used::add));

        assertThat(used).hasSizeGreaterThan(10).isSubsetOf(listed);
    }

    /** Whoever has an object of a class may call what it inherits. */
    @Test
    void areTheirSuperclassesAndInterfacesAsWell() {
        var listed = listed();
        var missing = new TreeSet<String>();
        for (var source : Project.files("src/[^/]+/src/main/java/io/github/coherecamel/.*\\.java")) {
            if (listed.contains(nameOf(source))) {
                supertypes(source)
                        .filter(type -> !listed.contains(type))
                        .forEach(type -> missing.add(type + ", of " + nameOf(source)));
            }
        }

        assertThat(supertypes(Project.files(".*/finetune/CohereFinetuneEndpoint\\.java")
                        .get(0)))
                .containsExactly("io.github.coherecamel.camel.CohereEndpoint");
        assertThat(missing).isEmpty();
    }

    /** Those of ours that are public; others are seen by nobody. */
    private static Stream<String> supertypes(Path source) {
        var text = Project.read(source);
        var type = PUBLIC.matcher(text);
        var header = type.find() ? text.substring(type.start(), text.indexOf('{', type.start())) : "";
        return SUPERTYPES
                .matcher(header)
                .results()
                .flatMap(part -> TYPE.matcher(part.group(1)).results())
                .map(name -> imported(text, source, name.group()))
                .filter(name -> Project.files(".*/src/main/java/" + name.replace('.', '/') + "\\.java").stream()
                        .anyMatch(file -> PUBLIC.matcher(Project.read(file)).find()))
                .distinct();
    }

    private static String imported(String text, Path source, String name) {
        var imported = Pattern.compile("^import (.*\\." + name + ");$", Pattern.MULTILINE)
                .matcher(text);
        return imported.find() ? imported.group(1) : nameOf(source).replaceFirst("\\.\\w+$", "." + name);
    }

    private static List<String> listed() {
        return OURS.matcher(Page.of("public-api.md").text())
                .results()
                .map(MatchResult::group)
                .toList();
    }

    /** What is public for other packages of ours only is in none of these. */
    private static Table publicClasses(String module, String classes) {
        var table = new Table("class", "what it is");
        Project.files("src/%s/src/main/java/io/github/coherecamel/(%s)\\.java".formatted(module, classes)).stream()
                .filter(source -> PUBLIC.matcher(Project.read(source)).find())
                .sorted()
                .forEach(source -> table.row(
                        Table.code(nameOf(source)),
                        Comments.of(source).paragraphs(simpleName(source)).get(0)));
        return table;
    }

    private static String nameOf(Path source) {
        return source.toString()
                .replaceFirst(".*/java/", "")
                .replaceFirst("\\.java$", "")
                .replace('/', '.');
    }

    private static String simpleName(Path source) {
        return source.getFileName().toString().replace(".java", "");
    }
}
