package io.github.coherecamel.camel;

import io.github.coherecamel.api.CohereFailure;
import io.github.coherecamel.api.UnavailableException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;
import org.jspecify.annotations.Nullable;

/** Runs an endpoint's operation for each exchange. The only place where an exchange meets a future. */
public final class CohereProducer extends DefaultAsyncProducer {

    /** As Camel's AI components name them. */
    private static final String ERROR_CATEGORY = "CamelAiErrorCategory";

    private static final String RETRY_AFTER_MILLIS = "CamelAiRetryAfterMillis";

    private final CohereEndpoint endpoint;

    CohereProducer(CohereEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // What fails is told by the callback.
    public boolean process(Exchange exchange, AsyncCallback callback) {
        try {
            var session = endpoint.session();
            endpoint.actionFor(exchange.getMessage())
                    .run(session.of(exchange))
                    .whenCompleteAsync(
                            (reply, failure) -> {
                                finish(exchange, reply, failure);
                                callback.done(false);
                            },
                            session.workers());
            return false;
        } catch (Exception e) {
            finish(exchange, null, e);
            callback.done(true);
            return true;
        }
    }

    private static void finish(Exchange exchange, @Nullable Reply reply, @Nullable Throwable failure) {
        forgetEarlierFailure(exchange);
        if (reply != null) {
            reply.to(exchange.getMessage());
            return;
        }
        var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        exchange.setException(cause);
        if (cause instanceof CohereFailure ours) {
            exchange.setProperty(ERROR_CATEGORY, ours.category().name());
        }
        if (cause instanceof UnavailableException unavailable) {
            unavailable.retryAfter().ifPresent(wait -> askForRedelivery(exchange, wait));
        }
    }

    private static void askForRedelivery(Exchange exchange, Duration wait) {
        exchange.setProperty(RETRY_AFTER_MILLIS, wait.toMillis());
        exchange.getMessage().setHeader(Exchange.REDELIVERY_DELAY, wait.toMillis());
    }

    /** Otherwise a redelivery would wait as long as the failure before the last one asked for. */
    private static void forgetEarlierFailure(Exchange exchange) {
        exchange.removeProperty(ERROR_CATEGORY);
        if (exchange.removeProperty(RETRY_AFTER_MILLIS) != null) {
            exchange.getMessage().removeHeader(Exchange.REDELIVERY_DELAY);
        }
    }
}
