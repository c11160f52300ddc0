package io.github.coherecamel.camel;

import io.github.coherecamel.api.Call;
import io.github.coherecamel.api.Causes;
import io.github.coherecamel.api.NotFoundException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.apache.camel.Exchange;

/** What an operation does for one exchange, by now apart from the exchange. */
@FunctionalInterface
public interface Action {

    /** The exchange property with a call that deletes and may have done it, though it failed. */
    String DELETING = "CamelCohereDeleting";

    int NOT_FOUND = 404;

    CompletableFuture<Reply> run(Session session);

    /** An action that is a single call. */
    static <T> Action of(Call<T> call, Function<? super T, Reply> reply) {
        return session -> session.client().send(call).thenApply(received -> reply.apply(received.value())
                .withStatus(received.status()));
    }

    /**
     * An action that deletes. If an attempt of the exchange has failed that may have done it, what is gone by now was
     * deleted.
     */
    static Action deletion(Call<?> call, Exchange exchange) {
        var isAgain = call.equals(exchange.getProperty(DELETING));
        return session -> of(call, nothing -> Reply.empty()).run(session).handle((reply, failure) -> {
            var cause = Causes.of(failure);
            if (cause != null && !(cause instanceof NotFoundException)) {
                exchange.setProperty(DELETING, call);
                throw new CompletionException(cause);
            }
            exchange.removeProperty(DELETING);
            if (cause instanceof NotFoundException gone && !isAgain) {
                throw new CompletionException(gone);
            }
            return reply == null ? Reply.empty().withStatus(NOT_FOUND) : reply;
        });
    }
}
