package io.github.coherecamel.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Messages and figures that a page quotes are there. */
class QuotesTest {

    private static final Pattern MESSAGE = Pattern.compile("^\\| `([^`]+)` \\|", Pattern.MULTILINE);

    /** Texts in the code: put together over lines, and with a gap where something is put in. */
    private static final String TEXTS =
            Project.files("src/[^/]+/src/main/(java/.*\\.java|resources/kamelets/.*\\.yaml)").stream()
                    .map(Project::read)
                    .map(source -> source.replaceAll("\"\\s*\\+\\s*\"", "").replaceAll("\"\"\"\\s*|\\\\\\n\\s*", ""))
                    .collect(Collectors.joining());

    @Test
    void everyMessageOfTroubleshootingIsOneOfTheCode() {
        var messages = Stream.of(Page.of("troubleshooting.md").text().split("\\| message"))
                .filter(section -> !section.startsWith(" of Camel"))
                .flatMap(section -> MESSAGE.matcher(section).results())
                .map(message -> message.group(1))
                .toList();

        assertThat(messages)
                .hasSizeGreaterThan(50)
                .allSatisfy(message ->
                        assertThat(parts(message)).as(message).isNotEmpty().allMatch(TEXTS::contains));
    }

    @Test
    void aMessageThatIsNotThereIsFound() {
        assertThat(parts("has gone astray … and is wanted back")).noneMatch(TEXTS::contains);
    }

    @Test
    void everyFigureOfTheComparisonWasMeasured() {
        var measured = Page.of("performance.md").text();
        var figures = Page.of("compared.md").rows("| | until all are done, s").stream()
                .flatMap(List::stream)
                .filter(cell -> cell.matches("[\\d,.]+"))
                .toList();
        var ratios = Page.of("compared.md").rows("| this component to").stream()
                .map(row -> row.get(1))
                .toList();

        assertThat(figures).hasSizeGreaterThan(8).allMatch(measured::contains);
        assertThat(ratios).hasSizeGreaterThan(3).allMatch(measured::contains);
    }

    private static List<String> parts(String message) {
        return Arrays.stream(message.split("…"))
                .map(String::strip)
                .filter(part -> part.length() > 2)
                .toList();
    }
}
