package io.github.coherecamel.documentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DocumentedTableTest {

    private static final Pattern MARK = Pattern.compile("^<!-- table: (.+) -->$");
    private static final Page PAGE = new Page(
            "page.md",
            List.of(
                    "before",
                    "<!-- table: colours -->",
                    "",
                    "| colour | meaning |",
                    "|---|---|",
                    "| `red` | stop |",
                    "",
                    "<!-- end of table -->"));

    @Test
    void isContentWithWhatTheCodeSays() {
        check("colours", new Table("colour", "meaning").row("`red`", "stop"));
    }

    @Test
    void namesTheLineThatDiffersAndTheCommandThatMendsIt() {
        assertThatThrownBy(() -> check("colours", new Table("colour", "meaning").row("`red`", "halt")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Table 'colours' of page.md")
                .hasMessageContaining(DocumentedTable.COMMAND)
                .hasMessageContaining("Its line 4 is\n| `red` | stop |\nand has to be\n| `red` | halt |");
    }

    @Test
    void saysWhatToWriteIntoAPageThatHasNoPlaceForATable() {
        assertThatThrownBy(() -> check("sizes", new Table("size")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("<!-- table: sizes -->\n<!-- end of table -->");
    }

    @Test
    void escapesWhatWouldEndACellOrALine() {
        assertThat(new Table("a").row(" b |\nc").lines()).containsExactly("| a |", "|---|", "| b \\| c |");
    }

    @Test
    void everyPlaceForATableIsFilledByATest() throws Exception {
        var tests = Project.files("src/.*/src/test/.*TablesTest\\.java").stream()
                .map(Project::read)
                .collect(Collectors.joining())
                .replaceAll("\\s+", "");
        var forgotten = new ArrayList<String>();
        for (var page : Page.all()) {
            for (var line : page.lines()) {
                var mark = MARK.matcher(line);
                if (mark.matches() && !tests.contains(call(page.name(), mark.group(1)))) {
                    forgotten.add(page.name() + ": " + mark.group(1));
                }
            }
        }
        assertThat(forgotten)
                .as("tables that no …TablesTest has as check(\"page\", \"name\", …)")
                .isEmpty();
    }

    private static String call(String page, String name) {
        return List.of(page, name).stream()
                .collect(Collectors.joining("\",\"", "check(\"", "\","))
                .replace(" ", "");
    }

    private static void check(String name, Table table) {
        DocumentedTable.check(PAGE, name, table.lines(), false);
    }
}
