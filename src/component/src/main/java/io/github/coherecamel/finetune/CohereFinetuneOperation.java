package io.github.coherecamel.finetune;

import io.github.coherecamel.camel.Action;
import io.github.coherecamel.camel.Operation;
import org.apache.camel.Message;

/** What {@code cohere-finetune} can do: one constant for each operation, which knows how to read its inputs. */
public enum CohereFinetuneOperation implements Operation<CohereFinetuneConfiguration> {
    UPDATE(UpdateInputs::update),
    CREATE(UpdateInputs::create),
    GET(ModelInputs::get),
    LIST(ListInputs::models),
    DELETE(ModelInputs::delete),
    EVENTS(ListInputs::events),
    METRICS(ListInputs::metrics),
    AWAIT(ModelInputs::await),
    WATCH(Operation.consumer("cohere-finetune:watch"));

    @SuppressWarnings("ImmutableEnumChecker") // Readers have no fields.
    private final Operation<CohereFinetuneConfiguration> reader;

    CohereFinetuneOperation(Operation<CohereFinetuneConfiguration> reader) {
        this.reader = reader;
    }

    @Override
    public Action actionFrom(Message message, CohereFinetuneConfiguration configuration) throws Exception {
        return reader.actionFrom(message, configuration);
    }
}
