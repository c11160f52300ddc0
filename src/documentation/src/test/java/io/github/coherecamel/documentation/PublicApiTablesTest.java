package io.github.coherecamel.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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

    @Test
    void areFailuresBodiesComponentsAndHeadersOfTheComponent() {
        DocumentedTable.check(
                "public-api.md",
                "public classes of the component",
                publicClasses(
                        "component",
                        "api/(\\w+Exception|CohereFailure|ErrorCategory|FailureDetails|HttpClientConfigurer)"
                                + "|(model|finetune|dataset)/\\w+|update/(PlannedUpdate|Difference)"));
    }

    @Test
    void areThoseOfTheSimulatorsMainPackage() {
        DocumentedTable.check(
                "public-api.md", "public classes of the simulator", publicClasses("simulator", "simulator/\\w+"));
    }

    @Test
    void areTheAnnotationOfTheTestKit() {
        DocumentedTable.check(
                "public-api.md",
                "public classes of the test kit",
                publicClasses("test-kit", "test/WithCohereSimulator"));
    }

    @Test
    void areAllThatPagesAndExamplesUse() {
        var listed = OURS.matcher(Page.of("public-api.md").text())
                .results()
                .map(MatchResult::group)
                .toList();
        var used = new TreeSet<String>();
        Stream.concat(
                        Page.all().stream()
                                .flatMap(page -> page.blocks().stream())
                                .map(Block::text),
                        Project.files("src/examples/.*\\.(java|yaml|properties|xml)").stream()
                                .map(Project::read))
                .forEach(text ->
                        OURS.matcher(text).results().map(MatchResult::group).forEach(used::add));

        assertThat(used).hasSizeGreaterThan(10).isSubsetOf(listed);
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
