package io.github.coherecamel.camel;

import io.github.coherecamel.api.Call;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** What an operation does for one exchange, by now apart from the exchange. */
@FunctionalInterface
public interface Action {

    CompletableFuture<Reply> run(Session session);

    /** An action that is a single call. */
    static <T> Action of(Call<T> call, Function<? super T, Reply> reply) {
        return session -> session.client().send(call).thenApply(received -> reply.apply(received.value())
                .withStatus(received.status()));
    }

    /** An action that deletes. If the exchange is redelivered, what is gone by now was deleted by an earlier attempt. */
    static Action deletion(Call<?> call, Message message) {
        if (!Boolean.TRUE.equals(message.getHeader(Exchange.REDELIVERED, Boolean.class))) {
            return of(call, nothing -> Reply.empty());
        }
        return session -> session.client().find(call, call.task()).thenApply(nothing -> Reply.empty());
    }
}
