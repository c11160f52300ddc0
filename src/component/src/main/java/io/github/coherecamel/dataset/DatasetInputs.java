package io.github.coherecamel.dataset;

import io.github.coherecamel.api.DatasetNotUsableException;
import io.github.coherecamel.api.DeleteDataset;
import io.github.coherecamel.api.GetDataset;
import io.github.coherecamel.api.GetDatasetUsage;
import io.github.coherecamel.api.InvalidInputException;
import io.github.coherecamel.camel.Action;
import io.github.coherecamel.camel.Await;
import io.github.coherecamel.camel.Inputs;
import io.github.coherecamel.camel.Reply;
import io.github.coherecamel.camel.RouteAwaits;
import io.github.coherecamel.camel.Session;
import io.github.coherecamel.model.Dataset;
import io.github.coherecamel.update.DatasetUsability;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/** Inputs of the operations on one dataset, and what they answer. */
final class DatasetInputs {

    private DatasetInputs() {}

    static Action get(Message message, CohereDatasetConfiguration configuration) throws InvalidInputException {
        var inputs = new Inputs("get a dataset", message);
        return Action.of(new GetDataset(datasetId(inputs, configuration)), DatasetInputs::reply);
    }

    static Action delete(Message message, CohereDatasetConfiguration configuration) throws InvalidInputException {
        var inputs = new Inputs("delete a dataset", message);
        return Action.deletion(new DeleteDataset(datasetId(inputs, configuration)), inputs.exchange());
    }

    static Action usage(Message message, CohereDatasetConfiguration configuration) {
        return Action.of(new GetDatasetUsage(), Reply::of);
    }

    static Action await(Message message, CohereDatasetConfiguration configuration) throws InvalidInputException {
        var id = datasetId(new Inputs("await a dataset", message), configuration);
        var task = "await the validation of dataset " + id;
        return new Await<>(
                task,
                new GetDataset(id),
                dataset -> isValidated(dataset, task),
                // What follows is about the dataset that is usable now.
                dataset -> reply(dataset).withId(CohereDatasetHeaders.DATASET_ID, id),
                new Await.Pace(
                        configuration.getTimeout(),
                        configuration.getPollInterval(),
                        configuration.getNotFoundGracePeriod()),
                RouteAwaits.routeOf(message));
    }

    private static boolean isValidated(Dataset dataset, String task) throws DatasetNotUsableException {
        var usability = DatasetUsability.of(dataset, null, null);
        if (usability.verdict() == DatasetUsability.Verdict.NEVER) {
            throw new DatasetNotUsableException(task, "it " + usability.reason(), true);
        }
        return usability.verdict() == DatasetUsability.Verdict.USABLE;
    }

    /** Sets no header that an operation reads: it would win over the option of the next endpoint. */
    static Reply reply(Dataset dataset) {
        var status = dataset.validationStatus();
        return Reply.of(dataset).with(CohereDatasetHeaders.STATUS, status == null ? null : status.text());
    }

    /** What follows an upload is about the new dataset. */
    static Reply uploaded(Dataset dataset) {
        return reply(dataset).withId(CohereDatasetHeaders.DATASET_ID, dataset.id());
    }

    /** Returns null if there is no such dataset. */
    static CompletableFuture<@Nullable Dataset> find(String id, Session session) {
        var call = new GetDataset(id);
        return session.client().find(call, call.task());
    }

    private static String datasetId(Inputs inputs, CohereDatasetConfiguration configuration)
            throws InvalidInputException {
        return inputs.id(CohereDatasetHeaders.DATASET_ID, "datasetId", configuration.getDatasetId());
    }
}
