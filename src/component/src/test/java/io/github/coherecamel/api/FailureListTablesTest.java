package io.github.coherecamel.api;

import static io.github.coherecamel.documentation.DocumentedTable.check;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.coherecamel.documentation.Comments;
import io.github.coherecamel.documentation.Table;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import org.junit.jupiter.api.Test;

/** The first tables of docs/failures.md: each failure with its category, and what its comment says. */
class FailureListTablesTest {
    private static final Path SOURCES = Path.of("src/main/java/io/github/coherecamel/api");

    @Test
    void failuresOnTheWire() throws Exception {
        check("failures.md", "failures on the wire", table(CohereException.class));
    }

    @Test
    void failuresWithoutACall() throws Exception {
        check("failures.md", "failures without a call", table(CohereLocalException.class));
    }

    private static Table table(Class<?> base) throws ReflectiveOperationException {
        var table = new Table("failure", "when", "category", "what to do");
        var failures = new ClassFileImporter()
                .importPackages(base.getPackageName()).stream()
                        // Those of tests are nested.
                        .filter(type ->
                                type.isTopLevelClass() && type.isAssignableTo(base) && !type.isEquivalentTo(base))
                        .sorted(Comparator.comparing(JavaClass::getSimpleName))
                        .toList();
        for (var failure : failures) {
            var name = failure.getSimpleName();
            var comment = Comments.of(SOURCES.resolve(name + ".java")).paragraphs(name);
            table.row(Table.code(name), comment.get(0), category(failure.reflect()), comment.get(1));
        }
        return table;
    }

    private static String category(Class<?> type) throws ReflectiveOperationException {
        if (type == UnavailableException.class) {
            return "`RATE_LIMIT` for 429, else `SERVER_ERROR`";
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
        return Table.code(
                ((CohereFailure) constructor.newInstance(arguments)).category().name());
    }
}
