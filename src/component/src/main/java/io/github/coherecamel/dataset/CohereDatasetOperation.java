package io.github.coherecamel.dataset;

import io.github.coherecamel.camel.Action;
import io.github.coherecamel.camel.Operation;
import org.apache.camel.Message;

/** What {@code cohere-dataset} can do: one constant for each operation, which knows how to read its inputs. */
public enum CohereDatasetOperation implements Operation<CohereDatasetConfiguration> {
    /** Makes a dataset of the body. Of the answer, only the id is known. */
    UPLOAD(UploadInputs::action),
    /** Reads a dataset. */
    GET(DatasetInputs::get),
    /** Lists datasets. */
    LIST(DatasetListInputs::action),
    /** Deletes a dataset. */
    DELETE(DatasetInputs::delete),
    /** Says how many bytes all datasets take up. */
    USAGE(DatasetInputs::usage),
    /** Asks for a dataset again and again until it is validated. */
    AWAIT(DatasetInputs::await),
    /** Begins an exchange for each change of a dataset's status. */
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
