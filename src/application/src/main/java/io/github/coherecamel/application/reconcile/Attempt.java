package io.github.coherecamel.application.reconcile;

import io.github.coherecamel.finetune.CohereFinetuneHeaders;
import io.github.coherecamel.model.FinetunedModel;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * What the route came back with.
 *
 * @param failure null if there was none
 * @param outcome of the update, as the component has it
 * @param found what a look has found that is otherwise than wanted; null if nothing is, or it was no look
 */
record Attempt(
        @Nullable Failure failure,
        @Nullable String outcome,
        @Nullable FinetunedModel model,
        @Nullable String difference,
        @Nullable Found found) {

    /** What a model has that is not as wanted. */
    record Found(@Nullable String datasetId, @Nullable String status) {}

    /** @param look whether nothing was to be written */
    static Attempt of(Exchange exchange, boolean look) {
        var message = exchange.getMessage();
        var outcome = message.getHeader(CohereFinetuneHeaders.OUTCOME, String.class);
        return new Attempt(
                exchange.getException() == null ? null : Failure.of(exchange.getException()),
                outcome,
                message.getBody() instanceof FinetunedModel model ? model : null,
                message.getHeader(CohereFinetuneHeaders.DIFFERENCE, String.class),
                look && "PLANNED".equals(outcome)
                        ? new Found(
                                message.getHeader(CohereFinetuneHeaders.PREVIOUS_DATASET_ID, String.class),
                                message.getHeader(CohereFinetuneHeaders.STATUS, String.class))
                        : null);
    }

    static Attempt failed(Failure failure) {
        return new Attempt(failure, null, null, null, null);
    }
}
