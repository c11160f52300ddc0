package io.github.coherecamel.application;

import static io.github.coherecamel.application.SimulatedCohere.DATASET;
import static io.github.coherecamel.application.SimulatedCohere.MODEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.coherecamel.application.wanted.Category;
import io.github.coherecamel.application.wanted.Outcome;
import io.github.coherecamel.simulator.ApiOperation;
import io.github.coherecamel.simulator.Fault;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is expected to fail now and then is one line in the log for each reason, and not one for each attempt. */
@QuarkusTest
@QuarkusTestResource(SimulatedCohere.class)
class AttemptLogTest extends ControllerTest {

    private static final int SEVERAL = 4;

    private SaidLines said;

    @BeforeEach
    void listen() {
        said = new SaidLines("cohere.reconcile");
    }

    @AfterEach
    void listenNoMore() {
        said.close();
    }

    @Test
    void saysOnceWhyAModelHasToWaitAndOnceMoreIfThatChanges() {
        var dataset = cohere.addDataset("autumn", "chat-finetune-input", "processing");
        cohere.injectAlways(ApiOperation.GET_FINETUNED_MODEL, Fault.status(503));
        var event = accept(MODEL, dataset, null);
        awaitAttempts(Category.UNAVAILABLE, SEVERAL);

        cohere.clearFaults();
        var before = awaitAttempts(Category.NOT_YET, 0);
        awaitAttempts(Category.NOT_YET, before + SEVERAL);

        cohere.setDatasetStatus(dataset, "validated");
        assertThat(closed(event).outcome()).isEqualTo(Outcome.APPLIED);
        awaitLines(4);
        assertThat(said.all())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("RETRYING: ").contains("HTTP 503"),
                        line -> assertThat(line).startsWith("PROGRESSING: ").contains(dataset),
                        line -> assertThat(line).startsWith("UPDATED: "),
                        line -> assertThat(line).startsWith("SYNCED, HEALTHY: "));
    }

    @Test
    void saysNothingOfALookThatFindsAllAsItIsToBe() {
        closed(accept(MODEL, DATASET, null));
        awaitLines(1);
        assertThat(said.all()).singleElement().asString().startsWith("SYNCED, HEALTHY: ");

        execute("update model set due_at = current_timestamp");
        awaitModel(model -> model.dueAt() == null);

        assertThat(said.all()).hasSize(1);
    }

    /** What has become of an event is said after it is written down. */
    private void awaitLines(int count) {
        await().atMost(LONG).until(() -> said.all().size() >= count);
    }

    private int awaitAttempts(Category category, int most) {
        return awaitModel(model -> model.category() == category && model.attempts() > most)
                .attempts();
    }
}
