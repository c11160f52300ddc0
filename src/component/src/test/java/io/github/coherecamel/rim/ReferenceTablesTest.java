package io.github.coherecamel.rim;

import static io.github.coherecamel.documentation.DocumentedTable.check;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.documentation.Page;
import io.github.coherecamel.documentation.Table;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Options and headers in docs/reference.md are those of the metadata. */
class ReferenceTablesTest {

    @Test
    void optionsOfTheConnection() throws IOException {
        check("reference.md", "connection", ReferenceTable.connection("cohere-finetune"));
        check("reference.md", "connection", ReferenceTable.connection("cohere-dataset"));
    }

    @Test
    void optionsOfComponents() throws IOException {
        check("reference.md", "component", ReferenceTable.componentOnly("cohere-finetune"));
    }

    @Test
    void optionsOfEachScheme() throws IOException {
        check("reference.md", "options of cohere-finetune", ReferenceTable.options("cohere-finetune"));
        check("reference.md", "options of cohere-dataset", ReferenceTable.options("cohere-dataset"));
    }

    @Test
    void headersOfEachScheme() throws IOException {
        check("reference.md", "headers of cohere-finetune", ReferenceTable.headers("cohere-finetune"));
        check("reference.md", "headers of cohere-dataset", ReferenceTable.headers("cohere-dataset"));
    }

    /** Whatever the tests above have made of the metadata: whoever looks for a name finds it. */
    @ParameterizedTest
    @ValueSource(strings = {"cohere-finetune", "cohere-dataset"})
    void nothingOfTheMetadataIsLeftOut(String scheme) throws IOException {
        var page = Page.of("reference.md").text();
        var camels = ReferenceTable.ofCamel(scheme);

        assertThat(ReferenceTable.names(scheme, "properties", "componentProperties", "headers"))
                .hasSizeGreaterThan(100)
                .allMatch(name -> camels.contains(name) || page.contains("\n| `" + name + "` |"));
    }

    /** Another Camel may have others. */
    @Test
    @DisabledIfSystemProperty(named = "camel.version", matches = ".+")
    void optionsThatAreCamels() throws IOException {
        var names = ReferenceTable.ofCamel("cohere-finetune");

        assertThat(names).isEqualTo(ReferenceTable.ofCamel("cohere-dataset"));
        check(
                "reference.md",
                "options of Camel",
                List.of(names.stream().map(Table::code).collect(Collectors.joining(", ", "", "."))));
    }
}
