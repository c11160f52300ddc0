package io.github.coherecamel.application.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.coherecamel.api.Text;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists models. */
@Command(name = "models", description = "List models by their ids.")
final class ModelsCommand extends ApiCommand {

    private static final int LONGEST_NAME = 40;

    private static final List<String> COLUMNS =
            List.of("id", "name", "sync", "health", "wanted", "actual", "since", "reason");

    @Option(names = "--sync", paramLabel = "SYNC", description = "SYNCED, OUT_OF_SYNC or UNKNOWN.")
    private @Nullable String sync;

    @Option(
            names = "--health",
            paramLabel = "HEALTH",
            description = "HEALTHY, PROGRESSING, RETRYING, DEGRADED or PAUSED.")
    private @Nullable String health;

    @Option(names = "--category", paramLabel = "CATEGORY", description = "What kind of trouble they have.")
    private @Nullable String category;

    @Option(
            names = "--text",
            paramLabel = "TEXT",
            description = "Somewhere in the id, the name, a dataset's id or the reason.")
    private @Nullable String text;

    @Mixin
    private final Period changed = new Period();

    @Mixin
    private final Paging paging = new Paging();

    @Override
    JsonNode ask(Api api) {
        var query = paging.query();
        changed.addTo(query);
        query.put("sync", sync);
        query.put("health", health);
        query.put("category", category);
        query.put("text", text);
        return api.get("/models", query);
    }

    @Override
    void print(JsonNode answer, PrintWriter out) {
        var table = new Table("MODEL", "NAME", "SYNC", "HEALTH", "WANTED", "ACTUAL", "SINCE", "REASON");
        answer.path("items")
                .forEach(model -> table.add(COLUMNS.stream()
                        .map(column -> column.equals("name") ? called(model) : Table.text(model, column))
                        .toList()));
        table.print(out);
    }

    /** One long name would push all else of each row aside. */
    private static String called(JsonNode model) {
        return Text.cut(Table.text(model, "name"), LONGEST_NAME);
    }
}
