package io.github.coherecamel.camel;

import io.github.coherecamel.api.Call;
import io.github.coherecamel.api.Causes;
import io.github.coherecamel.api.Client;
import io.github.coherecamel.api.CohereException;
import io.github.coherecamel.api.CohereFailure;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** Ready if the API answers the cheapest question there is, with this key and within ten seconds. */
final class ApiHealthCheck extends AbstractHealthCheck {

    private static final long LONGEST_SECONDS = 10;

    private final Client client;
    private final Call<?> probe;

    ApiHealthCheck(String id, Client client, Call<?> probe) {
        super("camel", id);
        this.client = client;
        this.probe = probe;
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder result, Map<String, Object> options) {
        var answer = client.send(probe, "use the API");
        try {
            answer.get(LONGEST_SECONDS, TimeUnit.SECONDS);
            result.up();
        } catch (ExecutionException e) {
            var cause = Objects.requireNonNull(Causes.of(e));
            result.down().message(cause.getMessage()).error(cause);
            if (cause instanceof CohereException onTheWire) {
                result.detail(HTTP_RESPONSE_CODE, onTheWire.getStatusCode());
            }
            if (cause instanceof CohereFailure failure) {
                result.detail("category", failure.category().name());
            }
        } catch (TimeoutException e) {
            result.down()
                    .message("Could not reach the API: no answer within " + LONGEST_SECONDS + " s")
                    .error(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            result.unknown().message("Interrupted");
        } finally {
            // Nobody waits for it any more, and it would hold a connection.
            answer.cancel(true);
        }
    }
}
