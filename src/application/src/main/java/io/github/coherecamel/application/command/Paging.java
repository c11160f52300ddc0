package io.github.coherecamel.application.command;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which part of a list to show. */
final class Paging {

    @Option(names = "--limit", paramLabel = "N", description = "Items of a page, 1 to 500. Default: 50")
    private @Nullable String limit;

    @Option(names = "--after", paramLabel = "NEXT", description = "Go on from there, as the page before has said.")
    private @Nullable String after;

    Map<String, @Nullable String> query() {
        var query = new HashMap<String, @Nullable String>();
        query.put("limit", limit);
        query.put("after", after);
        return query;
    }
}
