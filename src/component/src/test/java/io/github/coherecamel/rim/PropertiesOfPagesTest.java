package io.github.coherecamel.rim;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.documentation.Page;
import io.github.coherecamel.documentation.Tries;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Properties of Camel in the documentation are ones that Camel knows, with values of their type. */
@Tries(page = "*", language = "properties", containing = "camel.main.")
@Tries(page = "*", language = "properties", containing = "camel.management.")
@Tries(page = "*", language = "properties", containing = "camel.health.")
@Tries(page = "*", language = "properties", containing = "camel.component.")
class PropertiesOfPagesTest {

    private static final List<String> PREFIXES =
            List.of("camel.main.", "camel.management.", "camel.health.", "camel.component.");

    @Test
    void areKnownToTheCatalog() throws Exception {
        var catalog = CatalogTest.catalog();
        var lines = Page.all().stream()
                .flatMap(page -> page.blocks("properties").stream())
                .flatMap(block -> block.text().lines())
                .filter(line -> PREFIXES.stream().anyMatch(line::startsWith))
                .toList();

        assertThat(lines).hasSizeGreaterThan(5).allSatisfy(line -> {
            var result = catalog.validateConfigurationProperty(line);
            assertThat(result.isSuccess())
                    .as(line + ": " + result.summaryErrorMessage(false))
                    .isTrue();
        });
    }

    /** Camel serves them on all addresses unless told otherwise, and whoever reaches a console can run code. */
    @Test
    void serveWhatNobodyLogsInToOnThisMachineAlone() {
        var blocks = Page.all().stream()
                .flatMap(page -> page.blocks("properties").stream())
                .map(block -> block.text())
                .toList();

        for (var server : List.of("management", "server")) {
            assertThat(blocks)
                    .filteredOn(block -> block.matches("(?s).*camel[.]" + server + "[.]\\S*enabled=true.*"))
                    .allMatch(block -> block.lines().anyMatch(("camel." + server + ".host=127.0.0.1")::equals));
        }
        assertThat(blocks)
                .filteredOn(block -> block.contains("console-enabled"))
                .isNotEmpty()
                .noneMatch(block -> block.contains("health"));
    }
}
