package io.github.coherecamel.application.start;

import static io.github.coherecamel.documentation.DocumentedTable.check;

import io.github.coherecamel.documentation.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The steps by which the tables were made are in docs/upgrade.md. */
class MigrationTablesTest {

    private static final Pattern NAME = Pattern.compile("V(\\d+)__(\\w+)\\.sql");

    @Test
    void migrations() throws IOException {
        var table = new Table("step", "what it was for");
        try (var files = Files.list(Path.of("src/main/resources/db/migration"))) {
            files.map(file -> NAME.matcher(file.getFileName().toString()))
                    .filter(name -> name.matches())
                    .sorted(Comparator.comparing(name -> Integer.valueOf(name.group(1))))
                    .forEach(name -> table.row(name.group(1), name.group(2).replace('_', ' ')));
        }
        check("upgrade.md", "migrations", table);
    }
}
