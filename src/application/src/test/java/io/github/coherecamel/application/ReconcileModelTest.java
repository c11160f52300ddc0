package io.github.coherecamel.application;

import static io.github.coherecamel.application.SimulatedCohere.DATASET;
import static io.github.coherecamel.application.SimulatedCohere.MODEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.coherecamel.application.event.Event;
import io.github.coherecamel.application.hold.Holds;
import io.github.coherecamel.application.wanted.Category;
import io.github.coherecamel.application.wanted.Database;
import io.github.coherecamel.application.wanted.Health;
import io.github.coherecamel.application.wanted.Intake;
import io.github.coherecamel.application.wanted.Model;
import io.github.coherecamel.application.wanted.Outcome;
import io.github.coherecamel.application.wanted.StoredEvent;
import io.github.coherecamel.application.wanted.Sync;
import io.github.coherecamel.simulator.ApiOperation;
import io.github.coherecamel.simulator.CohereSimulator;
import io.github.coherecamel.simulator.Fault;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The story of {@code routes/reconcile-model.yaml}: what is wanted is brought about, whatever fails in between. */
@QuarkusTest
@QuarkusTestResource(SimulatedCohere.class)
class ReconcileModelTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    CohereSimulator cohere;

    @Inject
    Intake intake;

    @Inject
    Database database;

    @Inject
    Holds holds;

    @BeforeEach
    void startAnew() {
        cohere.reset();
        holds.resume(true, "a test begins");
        database.inTransaction(transaction -> transaction.sql().execute("delete from model"));
    }

    @Test
    void givesTheModelItsDataset() {
        var dataset = dataset();

        var event = accept(MODEL, dataset, null);

        assertThat(closed(event).outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(inUse()).isEqualTo(dataset);
        assertThat(model().sync()).isEqualTo(Sync.SYNCED);
        assertThat(model().health()).isEqualTo(Health.HEALTHY);
        assertThat(cohere.requests(ApiOperation.UPDATE_FINETUNED_MODEL)).hasSize(1);
    }

    @Test
    void leavesAModelAloneThatHasItsDataset() {
        assertThat(closed(accept(MODEL, DATASET, null)).outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(cohere.requests(ApiOperation.UPDATE_FINETUNED_MODEL)).isEmpty();
    }

    @Test
    void goesBackToAnEarlierDatasetIfThatIsWanted() {
        var dataset = dataset();
        closed(accept(MODEL, dataset, null));

        assertThat(closed(accept(MODEL, DATASET, null)).outcome()).isEqualTo(Outcome.APPLIED);

        assertThat(inUse()).isEqualTo(DATASET);
    }

    @Test
    void ignoresWhatHappenedBeforeWhatIsWanted() {
        var dataset = dataset();
        closed(accept(MODEL, dataset, Instant.parse("2026-11-20T10:00:00Z")));

        var late = accept(MODEL, DATASET, Instant.parse("2026-11-20T09:59:59Z"));

        assertThat(closed(late).outcome()).isEqualTo(Outcome.STALE);
        assertThat(inUse()).isEqualTo(dataset);
    }

    @Test
    void triesAgainWhatPasses() {
        var dataset = dataset();
        cohere.inject(ApiOperation.GET_FINETUNED_MODEL, Fault.status(503));
        cohere.inject(ApiOperation.UPDATE_FINETUNED_MODEL, Fault.reset());

        assertThat(closed(accept(MODEL, dataset, null)).outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(inUse()).isEqualTo(dataset);
    }

    @Test
    void saysThatItDidWhatItFindsDoneAfterALostAnswer() {
        var dataset = dataset();
        cohere.inject(ApiOperation.UPDATE_FINETUNED_MODEL, Fault.answerLost());

        var event = closed(accept(MODEL, dataset, null));

        assertThat(event.outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(event.reason()).contains("confirmed by reading");
        assertThat(cohere.requests(ApiOperation.UPDATE_FINETUNED_MODEL)).hasSize(1);
    }

    @Test
    void rejectsWhatCannotBeDoneUntilSomethingElseIsWanted() {
        var event = closed(accept(MODEL, "no-such-dataset", null));

        assertThat(event.outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(event.reason()).contains("no dataset no-such-dataset");
        assertThat(model().health()).isEqualTo(Health.DEGRADED);
        assertThat(model().category()).isEqualTo(Category.DATASET);

        assertThat(closed(accept(MODEL, DATASET, null)).outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(model().health()).isEqualTo(Health.HEALTHY);
    }

    @Test
    void holdsEverythingForAKeyThatDoesNotWorkAndGoesOnByItself() {
        var dataset = dataset();
        cohere.injectAlways(Fault.error(401, "invalid api token"));

        var event = accept(MODEL, dataset, null);

        await().atMost(LONG).until(() -> holds.read().holdCategory() == Category.CREDENTIALS);
        assertThat(find(event).outcome()).isNull();

        cohere.clearFaults();
        assertThat(closed(event).outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(holds.read().isHolding()).isFalse();
    }

    private String dataset() {
        return cohere.addDataset("autumn", "chat-finetune-input", "validated");
    }

    private String inUse() {
        return cohere.model(MODEL).at("/settings/dataset_id").asText();
    }

    private StoredEvent accept(String model, String dataset, @Nullable Instant time) {
        return intake.accept(List.of(new Event("/tests", UUID.randomUUID().toString(), time, model, dataset, null)))
                .get(0)
                .event();
    }

    private StoredEvent closed(StoredEvent event) {
        await().atMost(LONG).until(() -> find(event).outcome() != null);
        return find(event);
    }

    private StoredEvent find(StoredEvent event) {
        return database.inTransaction(transaction -> transaction
                .sql()
                .createQuery("select * from event where seq = :seq")
                .bind("seq", event.seq())
                .mapTo(StoredEvent.class)
                .one());
    }

    private Model model() {
        return database.inTransaction(transaction -> transaction
                .sql()
                .createQuery("select * from model where id = :id")
                .bind("id", MODEL)
                .mapTo(Model.class)
                .one());
    }
}
