package io.github.coherecamel.application.file;

import io.github.coherecamel.api.InvalidInputException;
import io.github.coherecamel.application.hold.Holds;
import io.github.coherecamel.application.reconcile.Failure;
import io.github.coherecamel.application.reconcile.OtherCalls;
import io.github.coherecamel.application.wanted.Category;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.jboss.logging.Logger.Level;

/** What route training-file-dropped does about failures: only what is wrong with a file itself sets that file aside. */
@Named("fileFailures")
@Singleton
@RegisterForReflection
public final class FileFailures {

    /** The exchange's property that has the arrival. */
    static final String ARRIVAL = "CohereArrival";

    /** Of all that an upload can be refused with, this blames the file. */
    private static final Set<Integer> FILE_AT_FAULT = Set.of(400, 413, 415, 422);

    private final Arrivals arrivals;
    private final FileEvents events;
    private final Turns turns;
    private final OtherCalls calls;
    private final Said said;

    FileFailures(Arrivals arrivals, FileEvents events, Turns turns, OtherCalls calls, Said said) {
        this.arrivals = arrivals;
        this.events = events;
        this.turns = turns;
        this.calls = calls;
        this.said = said;
    }

    /** What is said of the files of one model. */
    record Waiting(String modelId) {}

    /** An upload was refused: the file is rejected, if it is to be blamed. */
    public void refused(Exchange exchange) throws Exception {
        var failure = caught(exchange);
        var blamed = failure instanceof InvalidInputException
                || failure instanceof HttpOperationFailedException http && FILE_AT_FAULT.contains(http.getStatusCode());
        if (!blamed) {
            throw failure;
        }
        events.reject(Opened.in(exchange), String.valueOf(failure.getMessage()));
        exchange.setRouteStop(true);
    }

    /** Anything else may pass: the file waits. */
    public void postpone(Exchange exchange) {
        var thrown = caught(exchange);
        try {
            postpone(Objects.requireNonNull(exchange.getProperty(ARRIVAL, Arrival.class)), thrown);
        } catch (RuntimeException e) {
            said.say(Level.ERROR, this, "Cannot write down that a file waits: " + Reasons.of(e));
        }
    }

    private void postpone(Arrival arrival, Exception thrown) {
        var failure = Failure.of(thrown);
        var reason = failure.category() == Category.ROUTE ? Reasons.of(thrown) : failure.reason();
        if (!calls.failed(failure)) {
            turns.failed(arrival.modelId(), failure.retryAfter() == null ? Duration.ZERO : failure.retryAfter());
            said.say(
                    Level.WARN,
                    new Waiting(arrival.modelId()),
                    failure.category().name(),
                    "WAITING: files for model %s: %s. %s"
                            .formatted(arrival.modelId(), reason, remedy(failure.category())));
        }
        arrivals.failed(arrival, reason);
    }

    private static String remedy(Category category) {
        return switch (category) {
            case NOT_FOUND, INVALID ->
                "Options cohere.model-id and cohere.files.mapping say which files are for which model";
            case PERMISSION, QUOTA -> Holds.remedy(category);
            default -> "They are tried again until it works";
        };
    }

    private static Exception caught(Exchange exchange) {
        return exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    }
}
