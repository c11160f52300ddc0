package io.github.coherecamel.application;

import static io.github.coherecamel.application.SimulatedCohere.DATASET;
import static io.github.coherecamel.application.SimulatedCohere.MODEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.coherecamel.application.wanted.Category;
import io.github.coherecamel.application.wanted.Health;
import io.github.coherecamel.application.wanted.NamesAskedFor;
import io.github.coherecamel.application.wanted.Outcome;
import io.github.coherecamel.application.wanted.Sync;
import io.github.coherecamel.simulator.ApiOperation;
import io.github.coherecamel.simulator.Fault;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The story of {@code routes/reconcile-model.yaml}: what is wanted is brought about, whatever fails in between. */
@QuarkusTest
@QuarkusTestResource(SimulatedCohere.class)
class ReconcileModelTest extends ControllerTest {

    @Inject
    NamesAskedFor names;

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
    void goesOnAtOnceWhenAClockThatWasAheadIsSetRight() {
        holds.hold(Category.PERSON, "a test", "tester", null);
        var event = accept(MODEL, dataset(), null);
        execute("update model set due_at = current_timestamp + interval '10' hour");

        holds.resume(true, "the test goes on");

        assertThat(closed(event).outcome()).isEqualTo(Outcome.APPLIED);
    }

    @Test
    void asksForTheNameOfAModelThatIsThereAlthoughTheApiFailedFirst() {
        names.models().clear();
        cohere.inject(ApiOperation.GET_DATASET, Fault.status(503));

        assertThat(closed(accept(MODEL, "no-such-dataset", null)).outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(cohere.requests(ApiOperation.GET_DATASET)).hasSize(2);

        await().atMost(LONG).untilAsserted(() -> assertThat(names.models()).containsExactly(MODEL));
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
    void waitsForAValidationWithoutRejecting() {
        var dataset = cohere.addDataset("autumn", "chat-finetune-input", "processing");

        var event = accept(MODEL, dataset, null);

        awaitModel(model -> model.category() == Category.NOT_YET && model.attempts() > 1);
        assertThat(model().health()).isEqualTo(Health.PROGRESSING);
        assertThat(find(event).outcome()).isNull();
    }

    @Test
    void rejectsNoOtherModelForOneThatIsNotThere() {
        var dataset = dataset();
        var missing = accept("de300000-0000-4000-8000-00000000dead", dataset, null);

        assertThat(closed(accept(MODEL, dataset, null)).outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(closed(missing).outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(closed(missing).reason()).contains("404");
    }

    @Test
    void writesFewTimesForManyEvents() {
        var datasets = IntStream.range(0, 5).mapToObj(i -> dataset()).toList();
        holds.hold(Category.PERSON, "a test", "tester", null);
        var events = IntStream.range(0, 100)
                .mapToObj(i -> accept(MODEL, datasets.get(i % 5), null))
                .toList();

        holds.resume(true, "the test goes on");

        assertThat(closed(events.get(99)).outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(events.subList(0, 99))
                .allSatisfy(event -> assertThat(closed(event).outcome()).isEqualTo(Outcome.SUPERSEDED));
        assertThat(inUse()).isEqualTo(datasets.get(4));
        assertThat(cohere.requests(ApiOperation.UPDATE_FINETUNED_MODEL)).hasSize(1);
    }
}
