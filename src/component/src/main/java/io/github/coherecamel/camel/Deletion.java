package io.github.coherecamel.camel;

import io.github.coherecamel.api.Call;
import io.github.coherecamel.api.Causes;
import io.github.coherecamel.api.NotFoundException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.camel.Exchange;

/** Deletes. If an attempt of the exchange has failed that may have done it, what is gone by now was deleted. */
record Deletion(Call<?> call, Exchange exchange) implements Action {

    /** The exchange property with a call that may have been done, though it failed. */
    private static final String FAILED = "CamelCohereDeleting";

    @Override
    public CompletableFuture<Reply> run(Session session) {
        var isAgain = call.equals(exchange.getProperty(FAILED));
        return Action.of(call, nothing -> Reply.empty()).run(session).handle((reply, failure) -> {
            var cause = Causes.of(failure);
            if (cause != null && !(cause instanceof NotFoundException)) {
                exchange.setProperty(FAILED, call);
                throw new CompletionException(cause);
            }
            exchange.removeProperty(FAILED);
            if (cause instanceof NotFoundException gone) {
                if (!isAgain) {
                    throw new CompletionException(gone);
                }
                return Reply.empty().withStatus(gone.getStatusCode());
            }
            return reply;
        });
    }
}
