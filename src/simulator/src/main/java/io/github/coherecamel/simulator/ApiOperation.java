package io.github.coherecamel.simulator;

import io.github.coherecamel.simulator.call.ErrorDialect;
import io.github.coherecamel.simulator.operation.CheckApiKey;
import io.github.coherecamel.simulator.operation.CreateDataset;
import io.github.coherecamel.simulator.operation.CreateFinetunedModel;
import io.github.coherecamel.simulator.operation.DeleteDataset;
import io.github.coherecamel.simulator.operation.DeleteFinetunedModel;
import io.github.coherecamel.simulator.operation.GetDataset;
import io.github.coherecamel.simulator.operation.GetDatasetUsage;
import io.github.coherecamel.simulator.operation.GetFinetunedModel;
import io.github.coherecamel.simulator.operation.ListDatasets;
import io.github.coherecamel.simulator.operation.ListEvents;
import io.github.coherecamel.simulator.operation.ListFinetunedModels;
import io.github.coherecamel.simulator.operation.ListTrainingStepMetrics;
import io.github.coherecamel.simulator.operation.Operation;
import io.github.coherecamel.simulator.operation.UpdateFinetunedModel;

/** The operations of the API. */
public enum ApiOperation {
    LIST_FINETUNED_MODELS("GET", Path.MODELS, ErrorDialect.MESSAGE, new ListFinetunedModels()),
    CREATE_FINETUNED_MODEL("POST", Path.MODELS, ErrorDialect.MESSAGE, new CreateFinetunedModel()),
    GET_FINETUNED_MODEL("GET", Path.MODELS + "/{id}", ErrorDialect.MESSAGE, new GetFinetunedModel()),
    UPDATE_FINETUNED_MODEL("PATCH", Path.MODELS + "/{id}", ErrorDialect.MESSAGE, new UpdateFinetunedModel()),
    DELETE_FINETUNED_MODEL("DELETE", Path.MODELS + "/{id}", ErrorDialect.MESSAGE, new DeleteFinetunedModel()),
    LIST_EVENTS("GET", Path.MODELS + "/{id}/events", ErrorDialect.MESSAGE, new ListEvents()),
    LIST_TRAINING_STEP_METRICS(
            "GET", Path.MODELS + "/{id}/training-step-metrics", ErrorDialect.MESSAGE, new ListTrainingStepMetrics()),
    CREATE_DATASET("POST", Path.DATASETS, ErrorDialect.MESSAGE_AND_ID, new CreateDataset()),
    LIST_DATASETS("GET", Path.DATASETS, ErrorDialect.MESSAGE_AND_ID, new ListDatasets()),
    GET_DATASET_USAGE("GET", Path.DATASETS + "/usage", ErrorDialect.MESSAGE_AND_ID, new GetDatasetUsage()),
    GET_DATASET("GET", Path.DATASETS + "/{id}", ErrorDialect.MESSAGE_AND_ID, new GetDataset()),
    DELETE_DATASET("DELETE", Path.DATASETS + "/{id}", ErrorDialect.MESSAGE_AND_ID, new DeleteDataset()),
    CHECK_API_KEY("POST", "/v1/check-api-key", ErrorDialect.MESSAGE_AND_ID, new CheckApiKey());

    private final String method;
    private final String path;
    private final ErrorDialect dialect;

    @SuppressWarnings("ImmutableEnumChecker") // Operations have no fields.
    private final Operation operation;

    ApiOperation(String method, String path, ErrorDialect dialect, Operation operation) {
        this.method = method;
        this.path = path;
        this.dialect = dialect;
        this.operation = operation;
    }

    public String method() {
        return method;
    }

    /** The path, with <code>{id}</code> where an id goes. */
    public String path() {
        return path;
    }

    ErrorDialect dialect() {
        return dialect;
    }

    Operation operation() {
        return operation;
    }

    private static final class Path {
        static final String MODELS = "/v1/finetuning/finetuned-models";
        static final String DATASETS = "/v1/datasets";
    }
}
