package io.github.coherecamel.dataset;

import io.github.coherecamel.camel.Action;
import io.github.coherecamel.camel.Operation;
import org.apache.camel.Message;

/** What {@code cohere-dataset} can do: one constant for each operation, which knows how to read its inputs. */
public enum CohereDatasetOperation implements Operation<CohereDatasetConfiguration> {
    UPLOAD(UploadInputs::action),
    GET(DatasetInputs::get),
    LIST(DatasetListInputs::action),
    DELETE(DatasetInputs::delete),
    USAGE(DatasetInputs::usage),
    AWAIT(DatasetInputs::await),
    WATCH(Operation.consumer("cohere-dataset:watch"));

    @SuppressWarnings("ImmutableEnumChecker") // Readers have no fields.
    private final Operation<CohereDatasetConfiguration> reader;

    CohereDatasetOperation(Operation<CohereDatasetConfiguration> reader) {
        this.reader = reader;
    }

    @Override
    public Action actionFrom(Message message, CohereDatasetConfiguration configuration) throws Exception {
        return reader.actionFrom(message, configuration);
    }
}
