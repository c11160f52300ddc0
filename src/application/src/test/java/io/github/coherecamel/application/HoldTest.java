package io.github.coherecamel.application;

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
import org.junit.jupiter.api.Test;

/** What concerns every model stops everything, rejects nothing, and is over by itself. */
@QuarkusTest
@QuarkusTestResource(SimulatedCohere.class)
class HoldTest extends ControllerTest {

    private static final String OTHER_MODEL =
            """
            {"models": [{"id": "%s", "name": "other", "settings": {"dataset_id": "support-2024-a1b2c3",
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

    @Test
    void holdsNothingForWhatIsForbiddenForOneModelOnly() {
        cohere.inject(ApiOperation.GET_FINETUNED_MODEL, Fault.error(403, "not permitted"));

        var event = accept(MODEL, dataset(), null);

        assertThat(closed(event).outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(model().category()).isEqualTo(Category.FORBIDDEN);
        assertThat(model().health()).isEqualTo(Health.DEGRADED);
        assertThat(holds.read().isHolding()).isFalse();
    }

    /** As with a key that may only read: one model is taken for forbidden, and no other is rejected. */
    @Test
    void holdsForAKeyThatMayOnlyRead() {
        cohere.injectAlways(ApiOperation.UPDATE_FINETUNED_MODEL, Fault.error(403, "not permitted"));
        var other = "de300000-0000-4000-8000-000000000002";
        cohere.seed(OTHER_MODEL.formatted(other));
        assertThat(closed(accept(MODEL, dataset(), null)).outcome()).isEqualTo(Outcome.REJECTED);

        var event = accept(other, dataset(), null);

        await().atMost(LONG).until(() -> holds.read().holdCategory() == Category.PERMISSION);
        assertThat(isOpen(event)).isTrue();
        cohere.clearFaults();
        assertThat(closed(event).outcome()).isEqualTo(Outcome.APPLIED);
        await().atMost(LONG).until(() -> !holds.read().isHolding());
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
}
