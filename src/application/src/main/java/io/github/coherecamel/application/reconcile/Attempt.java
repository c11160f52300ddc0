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
 */
record Attempt(
        @Nullable Failure failure,
        @Nullable String outcome,
        @Nullable FinetunedModel model,
        @Nullable String difference) {

    static Attempt of(Exchange exchange) {
        var message = exchange.getMessage();
        return new Attempt(
                exchange.getException() == null ? null : Failure.of(exchange.getException()),
                message.getHeader(CohereFinetuneHeaders.OUTCOME, String.class),
                message.getBody() instanceof FinetunedModel model ? model : null,
                message.getHeader(CohereFinetuneHeaders.DIFFERENCE, String.class));
    }

    static Attempt failed(Failure failure) {
        return new Attempt(failure, null, null, null);
    }
}
