package io.github.coherecamel.api;

import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Sends calls and reads their answers. Never waits and never repeats. */
public final class Client {

    private final Transport transport;
    private final Failures failures;

    /** @param clock reads a {@code Retry-After} date if the server does not tell its own time */
    public Client(Transport transport, ConnectionSettings settings, Clock clock) {
        this.transport = transport;
        this.failures = new Failures(settings, clock);
    }

    /** Returns the answer; the future fails with a {@link CohereFailure}, and with nothing else. */
    public <T> CompletableFuture<Received<T>> send(Call<T> call) {
        return send(call, call.task());
    }

    /** Returns the answer, or null if there is no such thing. */
    public <T> CompletableFuture<@Nullable T> find(Call<T> call, String task) {
        return send(call, task).handle((received, failure) -> {
            if (failure == null) {
                return received.value();
            }
            var cause = Causes.of(failure);
            if (cause instanceof NotFoundException) {
                return null;
            }
            throw new CompletionException(cause);
        });
    }

    /** Sends a call that is part of a larger task, which a failure then names. */
    public <T> CompletableFuture<Received<T>> send(Call<T> call, String task) {
        Request request;
        try {
            request = call.request();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(invalid(task, e));
        }
        var pending = new PendingRequest(task, request, call.isRepeatable(), call.secrets());
        return exchange(task, request).handle((answer, failure) -> read(call, pending, answer, failure));
    }

    /** Throws nothing, not even if the transport is closed: whoever waits would not see it. */
    private CompletableFuture<Answer> exchange(String task, Request request) {
        try {
            return transport.exchange(request);
        } catch (UncheckedIOException e) {
            return CompletableFuture.failedFuture(invalid(task, e));
        } catch (RuntimeException | Error e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static InvalidInputException invalid(String task, RuntimeException e) {
        return new InvalidInputException(task, Text.clean(String.valueOf(e.getMessage())), e);
    }

    private <T> Received<T> read(
            Call<T> call, PendingRequest pending, @Nullable Answer answer, @Nullable Throwable failure) {
        if (failure instanceof InvalidInputException invalid) {
            throw new CompletionException(invalid);
        }
        if (answer == null) {
            throw new CompletionException(failures.withoutAnswer(pending, failure));
        }
        if (!answer.isSuccess()) {
            throw new CompletionException(failures.of(pending, answer));
        }
        try {
            var body = answer.body().length == 0 ? MissingNode.getInstance() : Json.readAnswer(answer.body());
            return new Received<>(call.read(body), body, answer.status(), answer.body().length);
        } catch (UnexpectedJsonException e) {
            throw new CompletionException(failures.unreadable(pending, answer, e));
        } catch (RuntimeException | Error e) {
            // A create that was answered so may have been done all the same, and only a failure of ours says so.
            var unexpected = new UnexpectedJsonException(
                    "it broke what reads it: " + e.getClass().getSimpleName());
            throw new CompletionException(failures.unreadable(pending, answer, unexpected));
        }
    }
}
