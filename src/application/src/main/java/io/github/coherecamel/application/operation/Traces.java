package io.github.coherecamel.application.operation;

import io.github.coherecamel.application.wanted.Claim;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Traces each reconciliation by the ids of what is reconciled. Nothing that was sent or answered is in it. */
@Singleton
public final class Traces {

    private final Tracer tracer;

    Traces(Tracer tracer) {
        this.tracer = tracer;
    }

    public <T> CompletableFuture<T> reconciliation(Claim claim, Supplier<CompletableFuture<T>> work) {
        var span = tracer.spanBuilder("reconcile")
                .setNoParent()
                .setAttribute("cohere.model.id", claim.modelId())
                .setAttribute("cohere.dataset.id", claim.datasetId())
                .setAttribute("cohere.generation", claim.generation())
                .startSpan();
        try (var scope = span.makeCurrent()) {
            return work.get().whenComplete((done, failure) -> {
                if (failure != null) {
                    span.setStatus(StatusCode.ERROR);
                }
                span.end();
            });
        }
    }
}
