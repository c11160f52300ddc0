package io.github.coherecamel.dataset;

import io.github.coherecamel.camel.Action;
import org.apache.camel.Message;

/** What {@code cohere-dataset} can do: one constant for each operation, which knows how to read its inputs. */
public enum CohereDatasetOperation {
    UPLOAD(UploadInputs::action),
    GET(DatasetInputs::get),
    LIST(DatasetListInputs::action),
    DELETE(DatasetInputs::delete),
    USAGE(DatasetInputs::usage),
    AWAIT(DatasetInputs::await),
    WATCH((message, configuration) -> {
        throw new UnsupportedOperationException(
                "cohere-dataset:watch only consumes. Use it in from(), and get or list in to().");
    });

    @SuppressWarnings("ImmutableEnumChecker") // Readers have no fields.
    private final Reader reader;

    CohereDatasetOperation(Reader reader) {
        this.reader = reader;
    }

    Action actionFrom(Message message, CohereDatasetConfiguration configuration) throws Exception {
        return reader.read(message, configuration);
    }

    @FunctionalInterface
    private interface Reader {

        Action read(Message message, CohereDatasetConfiguration configuration) throws Exception;
    }
}
