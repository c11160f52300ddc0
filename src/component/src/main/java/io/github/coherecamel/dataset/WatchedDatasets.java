package io.github.coherecamel.dataset;

import io.github.coherecamel.api.ListDatasets;
import io.github.coherecamel.camel.Reply;
import io.github.coherecamel.camel.Session;
import io.github.coherecamel.camel.WatchedResource;
import io.github.coherecamel.model.Dataset;
import io.github.coherecamel.watch.Buckets;
import io.github.coherecamel.watch.Change;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/**
 * Datasets, watched for changes of their validation.
 *
 * @param type only datasets of this type are watched; null for any
 * @param status only changes to this state are reported; null for all
 * @param limit of a page; null for the default
 */
record WatchedDatasets(@Nullable String type, @Nullable String status, @Nullable Integer limit)
        implements WatchedResource<Dataset> {

    /** The API has no word for it: a dataset that is gone simply stops being listed. */
    private static final String DELETED = "deleted";

    /** The zero of the API's enum, which it may leave out. */
    private static final String UNKNOWN = "unknown";

    @Override
    public String key() {
        return "cohere-dataset:watch/" + part(type) + '/' + part(status);
    }

    private static String part(@Nullable String text) {
        return text == null ? "*" : Buckets.encode(text);
    }

    @Override
    public int buckets() {
        return Buckets.COUNT;
    }

    @Override
    public CompletableFuture<Map<String, Dataset>> now(Session session, boolean first) {
        // Of all states: a dataset that has left the wanted one must not look as if it were gone.
        var all = new ListDatasets(type, null, null, null, limit, null);
        return DatasetListInputs.pages(all, session).thenApply(received -> {
            var datasets = new LinkedHashMap<String, Dataset>();
            received.value().forEach(dataset -> {
                if (dataset.id() != null) {
                    datasets.put(dataset.id(), dataset);
                }
            });
            return datasets;
        });
    }

    @Override
    public String stateOf(Dataset dataset) {
        return dataset.validationStatus() == null
                ? UNKNOWN
                : dataset.validationStatus().text();
    }

    @Override
    public CompletableFuture<Boolean> isGone(Session session, String id) {
        return DatasetInputs.find(id, session).thenApply(dataset -> dataset == null);
    }

    @Override
    public boolean isReported(Change change) {
        return status == null || status.equals(change.to());
    }

    @Override
    public boolean isLast(Change change) {
        return false;
    }

    @Override
    public void describe(Change change, @Nullable Dataset dataset, Message message) {
        message.setBody(dataset);
        Reply.leaveId(message, CohereDatasetHeaders.DATASET_ID, change.id());
        message.setHeader(CohereDatasetHeaders.STATUS, change.to() == null ? DELETED : change.to());
        if (change.from() != null) {
            message.setHeader(CohereDatasetHeaders.PREVIOUS_STATUS, change.from());
        }
    }
}
