package io.github.coherecamel.dataset;

import io.github.coherecamel.api.DatasetNotUsableException;
import io.github.coherecamel.api.GetDataset;
import io.github.coherecamel.api.InvalidRequestException;
import io.github.coherecamel.api.Problem;
import io.github.coherecamel.camel.Action;
import io.github.coherecamel.camel.Await;
import io.github.coherecamel.camel.Inputs;
import io.github.coherecamel.camel.Reply;
import io.github.coherecamel.model.Dataset;
import io.github.coherecamel.update.DatasetUsability;
import org.apache.camel.Message;

/** Inputs of the operations on one dataset, and what they answer. */
final class DatasetInputs {

    private DatasetInputs() {}

    static Action get(Message message, CohereDatasetConfiguration configuration) throws InvalidRequestException {
        var inputs = new Inputs("get a dataset", message);
        return Action.of(new GetDataset(datasetId(inputs, configuration)), DatasetInputs::reply);
    }

    static Action await(Message message, CohereDatasetConfiguration configuration) throws InvalidRequestException {
        var id = datasetId(new Inputs("await a dataset", message), configuration);
        var task = "await the validation of dataset " + id;
        return new Await<>(
                task,
                new GetDataset(id),
                dataset -> isValidated(dataset, task),
                DatasetInputs::reply,
                configuration.getTimeout(),
                configuration.getPollInterval());
    }

    private static boolean isValidated(Dataset dataset, String task) throws DatasetNotUsableException {
        var usability = DatasetUsability.of(dataset, null, null);
        if (usability.verdict() == DatasetUsability.Verdict.NEVER) {
            throw new DatasetNotUsableException(Problem.local(task, "it " + usability.reason(), null), true);
        }
        return usability.verdict() == DatasetUsability.Verdict.USABLE;
    }

    static Reply reply(Dataset dataset) {
        var status = dataset.validationStatus();
        return Reply.of(dataset)
                .with(CohereDatasetHeaders.DATASET_ID, dataset.id())
                .with(CohereDatasetHeaders.VALIDATION_STATUS, status == null ? null : status.text());
    }

    private static String datasetId(Inputs inputs, CohereDatasetConfiguration configuration)
            throws InvalidRequestException {
        return inputs.require(CohereDatasetHeaders.DATASET_ID, "datasetId", String.class, configuration.getDatasetId());
    }
}
