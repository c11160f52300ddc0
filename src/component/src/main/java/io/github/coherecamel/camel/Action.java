package io.github.coherecamel.camel;

import io.github.coherecamel.api.Call;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.apache.camel.Exchange;

/** What an operation does for one exchange, by now apart from the exchange. */
@FunctionalInterface
public interface Action {

    CompletableFuture<Reply> run(Session session);

    /** An action that is a single call. */
    static <T> Action of(Call<T> call, Function<? super T, Reply> reply) {
        return session -> session.client().send(call).thenApply(received -> reply.apply(received.value())
                .withStatus(received.status()));
    }

    /** An action that deletes. */
    static Action deletion(Call<?> call, Exchange exchange) {
        return new Deletion(call, exchange);
    }
}
