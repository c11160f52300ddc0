package io.github.coherecamel.finetune;

import io.github.coherecamel.camel.Action;
import io.github.coherecamel.camel.Operation;
import org.apache.camel.Message;

/** What {@code cohere-finetune} can do: one constant for each operation, which knows how to read its inputs. */
public enum CohereFinetuneOperation implements Operation<CohereFinetuneConfiguration> {
    /** Brings a model to what is wanted, after it has read it; with {@code dryRun} it only says what it would change, and the body is a {@code PlannedUpdate}. */
    UPDATE(UpdateInputs::update),
    /** Makes a model, which trains it. */
    CREATE(UpdateInputs::create),
    /** Reads a model. */
    GET(ModelInputs::get),
    /** Lists models. */
    LIST(ListInputs::models),
    /** Deletes a model. */
    DELETE(ModelInputs::delete),
    /** Lists what happened to a model. */
    EVENTS(ListInputs::events),
    /** Lists what the steps of its training measured. */
    METRICS(ListInputs::metrics),
    /** Asks for a model again and again until it is ready. */
    AWAIT(ModelInputs::await),
    /** Begins an exchange for each change of a model's status. */
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
