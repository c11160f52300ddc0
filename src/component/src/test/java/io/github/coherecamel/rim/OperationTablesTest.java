package io.github.coherecamel.rim;

import static io.github.coherecamel.documentation.DocumentedTable.check;

import io.github.coherecamel.dataset.CohereDatasetHeaders;
import io.github.coherecamel.dataset.CohereDatasetOperation;
import io.github.coherecamel.documentation.Comments;
import io.github.coherecamel.documentation.Table;
import io.github.coherecamel.finetune.CohereFinetuneOperation;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each operation is called: what it asks the API for, and what the body is afterwards, stands in docs/reference.md. */
class OperationTablesTest extends RimTest {
    private static final String SENT = "as before";
    private static final String ROWS =
            """
            {"messages": [{"role": "User", "content": "Where?"}, {"role": "Chatbot", "content": "There."}]}
            {"messages": [{"role": "User", "content": "When?"}, {"role": "Chatbot", "content": "Now."}]}
            """;

    private final Table table = new Table("endpoint", "what it does", "API call", "body afterwards");

    @Test
    void operationsWithTheirCallsAndBodies() {
        for (var operation : CohereFinetuneOperation.values()) {
            add("finetune", CohereFinetuneOperation.class, operation);
        }
        for (var operation : CohereDatasetOperation.values()) {
            add("dataset", CohereDatasetOperation.class, operation);
        }

        check("reference.md", "operations", table);
    }

    private void add(String what, Class<? extends Enum<?>> operations, Enum<?> operation) {
        var endpoint = "cohere-" + what + ":" + operation.name().toLowerCase(Locale.ROOT);
        var source = Path.of("src/main/java", operations.getName().replace('.', '/') + ".java");
        var meaning = Comments.of(source).of(operations.getSimpleName() + "." + operation.name());
        if (operation.name().equals("WATCH")) {
            table.row(Table.code("from(\"" + endpoint + "\")"), meaning, "", "");
            return;
        }
        var model = addChatModel();
        var dataset = addDataset("validated");
        var exchange = succeeded(send(
                endpoint,
                operation == CohereDatasetOperation.UPLOAD ? ROWS : SENT,
                Map.of(
                        "CamelCohereFinetuneModelId",
                        model,
                        "CamelCohereFinetuneDatasetId",
                        dataset,
                        "CamelCohereFinetuneName",
                        "renamed",
                        "CamelCohereFinetuneBaseType",
                        "BASE_TYPE_CHAT",
                        CohereDatasetHeaders.DATASET_ID,
                        dataset,
                        CohereDatasetHeaders.TYPE,
                        CHAT)));

        var requests = simulator().requests();
        var request = requests.get(requests.size() - 1);
        var path = request.path().replace(model, "{id}").replace(dataset, "{id}");
        var body = exchange.getMessage().getBody();
        table.row(
                Table.code(endpoint),
                meaning,
                Table.code(request.method() + " " + path),
                SENT.equals(body) ? SENT : Table.code(body.getClass().getSimpleName()));
    }
}
