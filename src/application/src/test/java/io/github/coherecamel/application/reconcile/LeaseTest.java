package io.github.coherecamel.application.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.application.Anew;
import io.github.coherecamel.application.RouteCalls;
import io.github.coherecamel.application.SimulatedCohere;
import io.github.coherecamel.application.wanted.Category;
import io.github.coherecamel.application.wanted.Claim;
import io.github.coherecamel.simulator.ApiOperation;
import io.github.coherecamel.simulator.CohereSimulator;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nobody writes whose lease is over, however far he had come before he stood still. */
@QuarkusTest
@QuarkusTestResource(SimulatedCohere.class)
class LeaseTest {

    private static final String MODEL = "de300000-0000-4000-8000-000000000001";
    private static final Duration LEASE = Duration.ofMinutes(2);

    CohereSimulator cohere;

    @Inject
    RouteCalls routes;

    @BeforeEach
    void startAnew() {
        Anew.begin(cohere);
    }

    @Test
    void doesNotWriteAModelIfTheLeaseIsOverAfterItWasRead() throws Exception {
        var attempt = attempt(() -> isRead() ? LEASE.toNanos() : 0);

        assertThat(isRead()).isTrue();
        assertThat(cohere.requests(ApiOperation.UPDATE_FINETUNED_MODEL)).isEmpty();
        assertThat(attempt.failure()).isNotNull();
        assertThat(attempt.failure().category()).isEqualTo(Category.CHANGED_MEANWHILE);
    }

    @Test
    void writesAModelUntilTheLeaseIsOver() throws Exception {
        var attempt = attempt(() -> isRead() ? LEASE.toNanos() - 1 : 0);

        assertThat(cohere.requests(ApiOperation.UPDATE_FINETUNED_MODEL)).hasSize(1);
        assertThat(attempt.outcome()).isEqualTo("UPDATED");
    }

    private boolean isRead() {
        return !cohere.requests(ApiOperation.GET_FINETUNED_MODEL).isEmpty();
    }

    private Attempt attempt(LongSupplier nanoTime) throws Exception {
        var dataset = cohere.addDataset("autumn", "chat-finetune-input", "validated");
        var claim = new Claim(MODEL, dataset, 1, 1, 1, Instant.EPOCH, false, null, 0, false, null, false, false);
        return new Reconciliation(routes, nanoTime).run(claim, 0, LEASE).get(60, TimeUnit.SECONDS);
    }
}
