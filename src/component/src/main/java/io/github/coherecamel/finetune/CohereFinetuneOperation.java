package io.github.coherecamel.finetune;

import io.github.coherecamel.camel.Action;
import org.apache.camel.Message;

/** What {@code cohere-finetune} can do: one constant for each operation, which knows how to read its inputs. */
public enum CohereFinetuneOperation {
    UPDATE(UpdateInputs::update),
    CREATE(UpdateInputs::create),
    GET(ModelInputs::get),
    LIST(ListInputs::models),
    DELETE(ModelInputs::delete),
    EVENTS(ListInputs::events),
    METRICS(ListInputs::metrics),
    AWAIT(ModelInputs::await),
    WATCH((message, configuration) -> {
        throw new UnsupportedOperationException(
                "cohere-finetune:watch only consumes. Use it in from(), and get or list in to().");
    });

    @SuppressWarnings("ImmutableEnumChecker") // Readers have no fields.
    private final Reader reader;

    CohereFinetuneOperation(Reader reader) {
        this.reader = reader;
    }

    Action actionFrom(Message message, CohereFinetuneConfiguration configuration) throws Exception {
        return reader.read(message, configuration);
    }

    @FunctionalInterface
    private interface Reader {

        Action read(Message message, CohereFinetuneConfiguration configuration) throws Exception;
    }
}
