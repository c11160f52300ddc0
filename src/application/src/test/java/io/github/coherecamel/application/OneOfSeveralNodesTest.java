package io.github.coherecamel.application;

import static io.github.coherecamel.application.SimulatedCohere.MODEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.coherecamel.application.wanted.Category;
import io.github.coherecamel.application.wanted.Outcome;
import io.github.coherecamel.simulator.ApiOperation;
import io.github.coherecamel.simulator.Fault;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** A node whose own key does not work stops itself, and not again and again those whose keys do. */
@QuarkusTest
@QuarkusTestResource(SimulatedCohere.class)
@QuarkusTestResource(value = PostgresDatabase.class, restrictToAnnotatedClass = true)
class OneOfSeveralNodesTest extends ControllerTest {

    @TestHTTPResource("/")
    URI controller;

    @Test
    void beginsNothingUntilItsOwnKeyWorksAndLetsTheOthersGoOn() throws Exception {
        cohere.injectAlways(Fault.error(401, "invalid api token"));
        var event = accept(MODEL, dataset(), null);
        await().atMost(LONG).until(() -> holds.read().holdCategory() == Category.CREDENTIALS);

        // As another node does, which has looked.
        holds.resume(false, "the key of another node works");

        awaitLooks();
        awaitModel(model -> model.owner() == null);
        var attempts = attempts();
        awaitLooks();
        assertThat(attempts()).isEqualTo(attempts);
        assertThat(holds.read().isHolding()).isFalse();
        assertThat(find(event).outcome()).isNull();
        await().atMost(LONG).until(() -> ready().status() == 503);
        assertThat(ready().body().toString()).contains("CREDENTIALS", "invalid api token", "east-1", "CO_API_KEY");

        cohere.clearFaults();

        assertThat(closed(event).outcome()).isEqualTo(Outcome.APPLIED);
        await().atMost(LONG).until(() -> ready().status() == 200);
    }

    /** Waits until it has looked some times whether its key works. */
    private void awaitLooks() {
        var before = cohere.requests(ApiOperation.LIST_FINETUNED_MODELS).size();
        await().atMost(LONG)
                .until(() -> cohere.requests(ApiOperation.LIST_FINETUNED_MODELS).size() > before + 2);
    }

    private long attempts() {
        return database.inTransaction(transaction -> transaction
                .sql()
                .createQuery("select count(*) from attempt")
                .mapTo(Long.class)
                .one());
    }

    private Asked ready() throws Exception {
        return Asked.get(controller, "/q/health/ready");
    }
}
