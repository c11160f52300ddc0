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
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A model that somebody changes by other ways is put right, and one that is gone is noticed. */
@QuarkusTest
@QuarkusTestResource(SimulatedCohere.class)
class DriftCheckTest extends ControllerTest {

    @Inject
    NamesAskedFor names;

    @Test
    void putsRightWhatSomebodyHasChanged() throws Exception {
        var wanted = dataset();
        var event = closed(accept(MODEL, wanted, null));
        assertThat(event.outcome()).isEqualTo(Outcome.APPLIED);

        send(
                "PATCH",
                "{\"name\":\"support-bot\",\"settings\":{\"dataset_id\":\"" + DATASET
                        + "\",\"base_model\":{\"base_type\":\"BASE_TYPE_CHAT\"}}}");
        assertThat(inUse()).isEqualTo(DATASET);
        lookNow();

        await().atMost(LONG).until(() -> inUse().equals(wanted));
        var model = awaitModel(healed -> healed.sync() == Sync.SYNCED);
        assertThat(model.category()).isNull();
        assertThat(find(event).outcome()).isEqualTo(Outcome.APPLIED);
    }

    /** What fails is not told it otherwise, and whoever puts that right looks for it. */
    @Test
    void looksSoonForTheNameOfAModelThatCannotBeUpdated() throws Exception {
        execute("update control set drift_at = current_timestamp + interval '5' minute");

        var rejected = closed(accept(MODEL, "no-such-dataset", null));

        assertThat(rejected.outcome()).isEqualTo(Outcome.REJECTED);
        await().atMost(LONG).until(() -> names.models().contains(MODEL));
        names.look();
        awaitModel(model -> "support-bot".equals(model.name()));
    }

    @Test
    void noticesThatAModelIsGone() throws Exception {
        closed(accept(MODEL, dataset(), null));

        send("DELETE", "");
        lookNow();

        var model = awaitModel(gone -> gone.health() == Health.DEGRADED);
        assertThat(model.category()).isEqualTo(Category.NOT_FOUND);
        assertThat(model.sync()).isEqualTo(Sync.UNKNOWN);
    }

    @ParameterizedTest
    @EnumSource(names = {"CREDENTIALS", "RETIRED"})
    void noticesWhatStopsEverythingAlsoIfNothingIsDue(Category category) {
        cohere.injectAlways(category == Category.RETIRED ? Fault.retired() : Fault.error(401, "invalid api token"));

        lookNow();

        await().atMost(LONG).until(() -> holds.read().holdCategory() == category);
        cohere.clearFaults();
        await().atMost(LONG).until(() -> !holds.read().isHolding());
    }

    @Test
    void saysOnceWhyItCannotLookAndAgainIfThatHasChanged() {
        try (var said = new SaidLines("cohere.drift")) {
            lookAndFailBy(Fault.status(500));
            lookAndFailBy(Fault.status(503));
            lookAndFailBy(Fault.html(200));

            await().atMost(LONG).until(() -> said.all().size() >= 2);
            assertThat(said.all()).hasSize(2).allMatch(line -> line.startsWith("Could not look for drift"));
        }
    }

    private void lookAndFailBy(Fault fault) {
        var before = cohere.requests(ApiOperation.LIST_FINETUNED_MODELS).size();
        cohere.inject(ApiOperation.LIST_FINETUNED_MODELS, fault);
        lookNow();
        await().atMost(LONG)
                .until(() -> cohere.requests(ApiOperation.LIST_FINETUNED_MODELS).size() > before);
        // What takes several calls is over after what takes one.
        closed(accept(MODEL, dataset(), null));
    }

    /** The check is due, and what was done before is older than it. */
    private void lookNow() {
        execute("update model set actual_at = actual_at - interval '1' hour");
        execute("update control set drift_at = current_timestamp");
    }

    private void send(String method, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(cohere.baseUrl() + "/v1/finetuning/finetuned-models/" + MODEL))
                .header("Authorization", "Bearer test")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(200);
    }
}
