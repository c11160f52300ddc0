package io.github.coherecamel.kamelets;

import io.github.coherecamel.documentation.DocumentedTable;
import io.github.coherecamel.documentation.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tables of docs/low-code.md are those of the Kamelets. */
class KameletTablesTest {
    private static final List<String> CONNECTION = List.of("cohereApiKey", "cohereBaseUrl");

    static List<KameletFile> kamelets() throws IOException {
        return KameletFile.all();
    }

    @Test
    void listAllKamelets() throws IOException {
        var table = new Table("Kamelet", "does");
        kamelets()
                .forEach(kamelet -> table.row(
                        Table.code(kamelet.name()), text(kamelet.definition().get("description"))));

        DocumentedTable.check("low-code.md", "Kamelets", table);
    }

    @Test
    void haveTheConnectionOnce() throws IOException {
        DocumentedTable.check(
                "low-code.md", "parameters of all Kamelets", table(kamelets().get(0), CONNECTION));
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void haveTheParametersOfEach(KameletFile kamelet) {
        var own = new ArrayList<>(kamelet.properties().keySet());
        own.removeAll(CONNECTION);

        DocumentedTable.check("low-code.md", "parameters of " + kamelet.name(), table(kamelet, own));
    }

    private static Table table(KameletFile kamelet, List<String> parameters) {
        var table = new Table("parameter", "type", "default", "meaning");
        for (var name : parameters) {
            var parameter = kamelet.properties().get(name);
            table.row(
                    Table.code(name),
                    parameter.get("enum") instanceof List<?> choices
                            ? choices.stream()
                                    .map(each -> Table.code(text(each)))
                                    .collect(Collectors.joining(", "))
                            : text(parameter.get("type")),
                    kamelet.required().contains(name) ? "required" : Table.code(text(parameter.get("default"))),
                    text(parameter.get("description")));
        }
        return table;
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString();
    }
}
