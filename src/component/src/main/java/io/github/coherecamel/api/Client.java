package io.github.coherecamel.api;

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

    /** Returns the answer; the future fails with a {@link CohereException}, and with nothing else. */
    public <T> CompletableFuture<T> send(Call<T> call) {
        return send(call, call.task());
    }

    /** Sends a call that is part of a larger task, which a failure then names. */
    public <T> CompletableFuture<T> send(Call<T> call, String task) {
        Request request;
        try {
            request = call.request();
        } catch (IllegalArgumentException e) {
            return CompletableFuture.failedFuture(invalid(task, e));
        }
        var attempt = new Attempt(task, request, call.secrets());
        return exchange(task, request).handle((answer, failure) -> read(call, attempt, answer, failure));
    }

    /** Throws nothing, not even if the transport is closed: whoever waits would not see it. */
    private CompletableFuture<Answer> exchange(String task, Request request) {
        try {
            return transport.exchange(request);
        } catch (UncheckedIOException e) {
            return CompletableFuture.failedFuture(invalid(task, e));
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static InvalidRequestException invalid(String task, RuntimeException e) {
        return new InvalidRequestException(Problem.local(task, Text.clean(String.valueOf(e.getMessage())), e));
    }

    private <T> T read(Call<T> call, Attempt attempt, @Nullable Answer answer, @Nullable Throwable failure) {
        if (failure instanceof InvalidRequestException invalid) {
            throw new CompletionException(invalid);
        }
        if (answer == null) {
            throw new CompletionException(failures.withoutAnswer(attempt, failure));
        }
        if (!answer.isSuccess()) {
            throw new CompletionException(failures.of(attempt, answer));
        }
        try {
            return call.read(Json.read(answer.body()));
        } catch (UnexpectedJsonException e) {
            throw new CompletionException(failures.unreadable(attempt, answer, e));
        }
    }
}
