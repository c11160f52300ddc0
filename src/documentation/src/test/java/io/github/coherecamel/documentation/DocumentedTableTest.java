package io.github.coherecamel.documentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
                if (mark.matches() && calls(page.name(), mark.group(1)).noneMatch(tests::contains)) {
                    forgotten.add(page.name() + ": " + mark.group(1));
                }
            }
        }
        assertThat(forgotten)
                .as("tables that no …TablesTest has as check(\"page\", \"name\", …)")
                .isEmpty();
    }

    /** A test may put the last word to what it writes, if there is a table for each of several things. */
    private static Stream<String> calls(String page, String name) {
        var begin = "check(\"" + page + "\",\"";
        return Stream.of(begin + name + "\",", begin + name.replaceFirst(" \\S+$", "") + "\"+")
                .map(call -> call.replace(" ", ""));
    }

    private static void check(String name, Table table) {
        DocumentedTable.check(PAGE, name, table.lines(), false);
    }
}
