package io.github.coherecamel.dataset;

import io.github.coherecamel.api.InvalidInputException;
import io.github.coherecamel.api.ListDatasets;
import io.github.coherecamel.api.Received;
import io.github.coherecamel.camel.Action;
import io.github.coherecamel.camel.AllPages;
import io.github.coherecamel.camel.Inputs;
import io.github.coherecamel.camel.Reply;
import io.github.coherecamel.camel.Session;
import io.github.coherecamel.model.DatasetPage;
import java.util.HashSet;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Message;

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
        var seen = new HashSet<String>();
        return AllPages.from(
                first.limit() == null ? first.limitedTo(PAGE) : first,
                (asked, received) -> {
                    // All that were answered, also those that could not be read: the offset counts them.
                    var page = received.json().path("datasets");
                    if (page.isEmpty()) {
                        return null;
                    }
                    // An API that ignores the offset would answer the first page for ever.
                    var ids = new HashSet<String>();
                    page.forEach(dataset -> ids.add(dataset.path("id").asText()));
                    var isNew = seen.addAll(ids);
                    return isNew ? next((ListDatasets) asked, page.size()) : asked;
                },
                session);
    }

    private static ListDatasets next(ListDatasets asked, int count) {
        var offset = asked.offset();
        return asked.from((offset == null ? 0 : offset) + count);
    }
}
