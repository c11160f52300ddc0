package io.github.coherecamel.dataset;

import io.github.coherecamel.api.InvalidInputException;
import io.github.coherecamel.api.ListDatasets;
import io.github.coherecamel.api.Received;
import io.github.coherecamel.camel.Action;
import io.github.coherecamel.camel.AllPages;
import io.github.coherecamel.camel.Inputs;
import io.github.coherecamel.camel.Reply;
import io.github.coherecamel.camel.Session;
import io.github.coherecamel.model.Dataset;
import io.github.coherecamel.model.DatasetPage;
import java.util.HashSet;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/** Inputs of the operation that lists datasets, and what it answers. */
final class DatasetListInputs {

    /** The API does not document how many it answers without a limit, which may be more than an answer may be large. */
    private static final int PAGE = 100;

    private DatasetListInputs() {}

    static Action action(Message message, CohereDatasetConfiguration configuration) throws InvalidInputException {
        var inputs = new Inputs("list datasets", message);
        var first = new ListDatasets(
                inputs.find(CohereDatasetHeaders.TYPE, String.class, configuration.getType()),
                inputs.find(CohereDatasetHeaders.VALIDATION_STATUS, String.class, configuration.getValidationStatus()),
                inputs.time(CohereDatasetHeaders.BEFORE, configuration.getBefore()),
                inputs.time(CohereDatasetHeaders.AFTER, configuration.getAfter()),
                inputs.find(CohereDatasetHeaders.LIMIT, Integer.class, configuration.getLimit()),
                inputs.find(CohereDatasetHeaders.OFFSET, Integer.class, configuration.getOffset()));
        var all = inputs.isSet(CohereDatasetHeaders.ALL_PAGES, configuration.isAllPages());
        return session -> (all ? pages(first, session) : session.client().send(first))
                .thenApply(received -> Reply.of(received.value()).withStatus(received.status()));
    }

    /** The API tells neither a total nor its limit, so only an empty page shows that there are no more. */
    static CompletableFuture<Received<DatasetPage>> pages(ListDatasets first, Session session) {
        var seen = new HashSet<@Nullable String>();
        return AllPages.from(
                first.limit() == null ? first.limitedTo(PAGE) : first,
                (asked, received) -> {
                    var page = received.value().items();
                    if (page.isEmpty()) {
                        return null;
                    }
                    // An API that ignores the offset would answer the first page for ever.
                    var isNew = seen.addAll(page.stream().map(Dataset::id).toList());
                    return isNew ? next((ListDatasets) asked, page.size()) : asked;
                },
                session);
    }

    private static ListDatasets next(ListDatasets asked, int count) {
        var offset = asked.offset();
        return asked.from((offset == null ? 0 : offset) + count);
    }
}
