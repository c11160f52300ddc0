package io.github.coherecamel.camel;

import io.github.coherecamel.api.Causes;
import io.github.coherecamel.api.CohereFailure;
import io.github.coherecamel.api.UnavailableException;
import java.time.Duration;
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
    private volatile CohereClients.@Nullable Lease lease;

    CohereProducer(CohereEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        lease = endpoint.lease();
    }

    @Override
    protected void doStop() throws Exception {
        var held = lease;
        lease = null;
        if (held != null) {
            held.close();
        }
        super.doStop();
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        var held = lease;
        var session = held == null ? null : held.use();
        if (held == null || session == null) {
            exchange.setException(new IllegalStateException(
                    "The producer of " + endpoint + " is not started. Start it, or its route."));
            callback.done(true);
            return true;
        }
        return process(exchange, callback, session, held);
    }

    /** The client is kept until the action ends, also if the producer is stopped meanwhile, as one of a cache can be. */
    @SuppressWarnings("FutureReturnValueIgnored") // What fails is told by the callback.
    private boolean process(Exchange exchange, AsyncCallback callback, Session session, CohereClients.Lease held) {
        try {
            endpoint.actionFor(exchange.getMessage())
                    .run(session)
                    .whenCompleteAsync(
                            (reply, failure) -> end(exchange, reply, failure, held, () -> callback.done(false)),
                            session.routeExecutor());
            return false;
        } catch (Throwable e) {
            end(exchange, null, e, held, () -> callback.done(true));
            return true;
        }
    }

    /** Whatever happens, the exchange ends, even if its message cannot take the answer or the client cannot be closed. */
    private static void end(
            Exchange exchange,
            @Nullable Reply reply,
            @Nullable Throwable failure,
            CohereClients.Lease held,
            Runnable done) {
        try (held) {
            finish(exchange, reply, failure);
        } catch (Throwable e) {
            exchange.setException(e);
        } finally {
            done.run();
        }
    }

    private static void finish(Exchange exchange, @Nullable Reply reply, @Nullable Throwable failure) {
        forgetEarlierFailure(exchange);
        if (reply != null) {
            reply.to(exchange.getMessage());
            return;
        }
        var cause = Causes.of(failure);
        exchange.setException(cause);
        if (cause instanceof CohereFailure ours) {
            exchange.setProperty(ERROR_CATEGORY, ours.category().name());
        }
        if (cause instanceof UnavailableException unavailable) {
            unavailable.retryAfter().filter(wait -> !wait.isZero()).ifPresent(wait -> askForRedelivery(exchange, wait));
        }
    }

    private static void askForRedelivery(Exchange exchange, Duration wait) {
        exchange.setProperty(RETRY_AFTER_MILLIS, wait.toMillis());
        exchange.getMessage().setHeader(Exchange.REDELIVERY_DELAY, wait.toMillis());
    }

    private static void forgetEarlierFailure(Exchange exchange) {
        exchange.removeProperty(ERROR_CATEGORY);
        forgetDelay(exchange);
        exchange.removeProperty(RETRY_AFTER_MILLIS);
    }

    /** Otherwise other redeliveries, of whatever endpoint, would wait as long as this failure asked for. */
    static void forgetDelay(Exchange exchange) {
        if (exchange.getProperty(RETRY_AFTER_MILLIS) != null) {
            exchange.getMessage().removeHeader(Exchange.REDELIVERY_DELAY);
        }
    }
}
