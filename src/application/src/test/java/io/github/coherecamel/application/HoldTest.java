package io.github.coherecamel.application;

import static io.github.coherecamel.application.SimulatedCohere.DATASET;
import static io.github.coherecamel.application.SimulatedCohere.MODEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.coherecamel.application.wanted.Category;
import io.github.coherecamel.application.wanted.Health;
import io.github.coherecamel.application.wanted.Outcome;
import io.github.coherecamel.application.wanted.StoredEvent;
import io.github.coherecamel.simulator.ApiOperation;
import io.github.coherecamel.simulator.Fault;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What concerns every model stops everything, rejects nothing, and is over by itself. */
@QuarkusTest
@QuarkusTestResource(SimulatedCohere.class)
class HoldTest extends ControllerTest {

    private static final String OTHER_MODEL =
            """
            {"models": [{"id": "%s", "name": "other", "settings": {"dataset_id": "%s",
                "base_model": {"base_type": "BASE_TYPE_CHAT"}}}]}""";

    @Test
    void holdsForAKeyThatDoesNotWork() {
        cohere.injectAlways(Fault.error(401, "invalid api token"));

        goesOnFrom(Category.CREDENTIALS);
    }

    @Test
    void holdsForAKeyThatMayDoNothing() {
        cohere.injectAlways(Fault.error(403, "not permitted"));

        goesOnFrom(Category.PERMISSION);
    }

    @Test
    void holdsForARetiredApi() {
        cohere.injectAlways(Fault.retired());

        goesOnFrom(Category.RETIRED);
    }

    /** Reading works all the time, so only an update can tell that the quota is there again. */
    @Test
    void holdsForAQuotaThatIsUsedUpUntilAnUpdateGoesThrough() {
        cohere.injectAlways(ApiOperation.UPDATE_FINETUNED_MODEL, Fault.monthlyQuota());

        goesOnFrom(Category.QUOTA);
    }

    /** With one model nothing tells whether it is so for that alone, and a probe that fails tells nothing new. */
    @Test
    void holdsForAKeyThatMayOnlyReadAndRejectsNothingHoweverOftenItTries() {
        cohere.injectAlways(ApiOperation.UPDATE_FINETUNED_MODEL, Fault.error(403, "not permitted"));

        var event = accept(MODEL, dataset(), null);

        await().atMost(LONG).until(() -> holds.read().holdCategory() == Category.PERMISSION);
        awaitAttempts(MODEL, 4);
        assertThat(isOpen(event)).isTrue();
        assertThat(holds.read().holdCategory()).isEqualTo(Category.PERMISSION);
        cohere.clearFaults();
        assertThat(closed(event).outcome()).isEqualTo(Outcome.APPLIED);
        await().atMost(LONG).until(() -> !holds.read().isHolding());
    }

    @Test
    void holdsAsSoonAsTwoModelsAreForbidden() {
        var others = seeded(2);
        closed(accept(others.get(0), dataset(), null));
        cohere.injectAlways(ApiOperation.UPDATE_FINETUNED_MODEL, Fault.error(403, "not permitted"));

        var event = accept(MODEL, dataset(), null);

        var doubted = awaitModel(model -> model.category() == Category.FORBIDDEN);
        assertThat(doubted.health()).isEqualTo(Health.DEGRADED);
        assertThat(doubted.reason()).contains("not permitted", "is not known yet");
        assertThat(isOpen(event)).isTrue();
        assertThat(holds.read().isHolding()).isFalse();

        var other = accept(others.get(1), dataset(), null);

        await().atMost(LONG).until(() -> holds.read().holdCategory() == Category.PERMISSION);
        awaitAttempts(MODEL, 3);
        awaitAttempts(others.get(1), 3);
        assertThat(isOpen(event)).isTrue();
        assertThat(isOpen(other)).isTrue();
        cohere.clearFaults();
        assertThat(closed(event).outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(closed(other).outcome()).isEqualTo(Outcome.APPLIED);
        await().atMost(LONG).until(() -> !holds.read().isHolding());
    }

    @Test
    void rejectsOnlyWhatIsStillForbiddenAfterAnotherWasWritten() {
        var other = seeded(1).get(0);
        closed(accept(other, dataset(), null));
        cohere.injectAlways(ApiOperation.UPDATE_FINETUNED_MODEL, Fault.error(403, "not permitted"));
        var event = accept(MODEL, dataset(), null);
        awaitModel(model -> model.category() == Category.FORBIDDEN);
        // Nobody tries it while all may be written.
        execute("update model set paused = true where id = '" + MODEL + "'");
        awaitModel(model -> model.owner() == null);
        cohere.clearFaults();
        assertThat(closed(accept(other, dataset(), null)).outcome()).isEqualTo(Outcome.APPLIED);
        cohere.injectAlways(ApiOperation.UPDATE_FINETUNED_MODEL, Fault.error(403, "not permitted"));
        assertThat(isOpen(event)).isTrue();

        execute("update model set paused = false, due_at = current_timestamp where id = '" + MODEL + "'");

        assertThat(closed(event).outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(model().category()).isEqualTo(Category.FORBIDDEN);
        assertThat(model().health()).isEqualTo(Health.DEGRADED);
        assertThat(holds.read().isHolding()).isFalse();
    }

    /** As with a quota that is used up: that a model could be read, and had its dataset already, says nothing of it. */
    @Test
    void goesOnHoldingIfAModelHadNothingToBeWritten() {
        cohere.injectAlways(ApiOperation.UPDATE_FINETUNED_MODEL, Fault.monthlyQuota());
        var first = accept(MODEL, DATASET, null);
        assertThat(closed(first).outcome()).isEqualTo(Outcome.UNCHANGED);
        var event = accept(MODEL, dataset(), null);
        await().atMost(LONG).until(() -> holds.read().holdCategory() == Category.QUOTA);
        var heldAt = holds.read().heldAt();
        var other = seeded(1).get(0);

        var unchanged = accept(other, DATASET, null);

        assertThat(closed(unchanged).outcome()).isEqualTo(Outcome.UNCHANGED);
        awaitAttempts(MODEL, 4);
        assertThat(holds.read().heldAt()).isEqualTo(heldAt);
        assertThat(isOpen(event)).isTrue();
    }

    /** While an update takes longer than the time between two looks, none is due, but one waits all the same. */
    @Test
    void goesOnHoldingWhileTheUpdateIsUnderWayThatIsToTell() {
        cohere.injectAlways(ApiOperation.UPDATE_FINETUNED_MODEL, Fault.monthlyQuota());
        cohere.injectAlways(ApiOperation.GET_FINETUNED_MODEL, Fault.delay(Duration.ofMillis(500)));
        accept(MODEL, dataset(), null);
        await().atMost(LONG).until(() -> holds.read().holdCategory() == Category.QUOTA);
        var heldAt = holds.read().heldAt();
        awaitAttempts(MODEL, 3);
        assertThat(holds.read().heldAt()).isEqualTo(heldAt);
    }

    @Test
    void goesOnIfNothingWaitsThatCouldTellWhetherTheQuotaIsThereAgain() {
        holds.hold(Category.QUOTA, "used up", null, Duration.ZERO);

        await().atMost(LONG).until(() -> !holds.read().isHolding());
    }

    @Test
    void isEndedByNobodyElseIfAPersonHolds() {
        holds.hold(Category.PERSON, "maintenance", "tester", null);

        assertThat(holds.resume(false, "a probe")).isFalse();
        assertThat(holds.hold(Category.CREDENTIALS, "a key", null, LONG)).isFalse();
        assertThat(holds.read().heldBy()).isEqualTo("tester");
        assertThat(holds.resume(true, "a person")).isTrue();
    }

    private void goesOnFrom(Category category) {
        var event = accept(MODEL, dataset(), null);

        await().atMost(LONG).until(() -> holds.read().holdCategory() == category);
        assertThat(isOpen(event)).isTrue();
        assertThat(holds.read().holdReason()).isNotBlank();

        cohere.clearFaults();
        assertThat(closed(event).outcome()).isEqualTo(Outcome.APPLIED);
        await().atMost(LONG).until(() -> !holds.read().isHolding());
    }

    private boolean isOpen(StoredEvent event) {
        return find(event).outcome() == null;
    }

    /** Returns the ids of so many other models. */
    private List<String> seeded(int count) {
        return IntStream.range(0, count)
                .mapToObj("de300000-0000-4000-8000-00000000010%d"::formatted)
                .peek(id -> cohere.seed(OTHER_MODEL.formatted(id, DATASET)))
                .toList();
    }

    /** Waits until the model was tried so often since its newest event. */
    private void awaitAttempts(String model, int count) {
        await().atMost(LONG)
                .until(() -> database.inTransaction(transaction -> transaction
                                .sql()
                                .createQuery(
                                        """
                                        select count(*) from attempt where model_id = :model
                                            and event_seq = (select event_seq from model where id = :model)""")
                                .bind("model", model)
                                .mapTo(Integer.class)
                                .one())
                        >= count);
    }
}
