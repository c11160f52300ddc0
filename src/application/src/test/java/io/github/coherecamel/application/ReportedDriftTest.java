package io.github.coherecamel.application;

import static io.github.coherecamel.application.SimulatedCohere.MODEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.coherecamel.application.wanted.Category;
import io.github.coherecamel.application.wanted.Health;
import io.github.coherecamel.application.wanted.Model;
import io.github.coherecamel.application.wanted.Sync;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** If drift is only to be reported, no look of any kind puts it right, but for what the controller itself wrote late. */
@QuarkusTest
@QuarkusTestResource(SimulatedCohere.class)
@TestProfile(ReportedDriftTest.Reporting.class)
class ReportedDriftTest extends ControllerTest {

    private static final String DUE = "update model set due_at = current_timestamp";

    public static final class Reporting implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("cohere.drift.policy", "report", "cohere.reconcile.await-training", "true");
        }
    }

    @TestHTTPResource("/")
    URI controller;

    @Test
    void leavesWhatSomebodyHasChangedWhileATrainingIsAwaited() throws Exception {
        closed(accept(MODEL, dataset(), null));
        var theirs = dataset();
        use(theirs);

        execute(DUE);

        assertReported(theirs);
        assertThat(model().reason()).contains("it has dataset " + theirs);
    }

    /** Here, as trainings are awaited. */
    @Test
    void saysOfAnEarlierTrainingThatNobodyWatchedItToItsEnd() throws Exception {
        var earlier = dataset();
        var first = closed(accept(MODEL, earlier, null));
        var wanted = dataset();
        closed(accept(MODEL, wanted, null));

        execute("update event set training = null, training_ended_at = null where seq = " + first.seq());

        assertThat(Shown.get(controller, "/ui/models/" + MODEL).section("history"))
                .containsSubsequence(wanted, "Applied Dataset " + earlier, "Training not watched to its end");
    }

    @Test
    void leavesItAlsoIfAWriteOfItsOwnMayHaveArrived() throws Exception {
        closed(accept(MODEL, dataset(), null));
        var theirs = dataset();
        use(theirs);

        execute(DUE + ", suspect_until = current_timestamp");

        assertReported(theirs);
    }

    @Test
    void leavesItAlsoIfALostClaimHasComeBack() throws Exception {
        closed(accept(MODEL, dataset(), null));
        var theirs = dataset();
        use(theirs);

        execute(DUE + ", suspect_until = current_timestamp, observed_generation = null, sync = 'UNKNOWN'");

        assertReported(theirs);
    }

    @Test
    void putsRightAWriteOfItsOwnThatHasArrivedLate() throws Exception {
        var before = dataset();
        closed(accept(MODEL, before, null));
        var wanted = dataset();
        closed(accept(MODEL, wanted, null));
        use(before);

        execute(DUE + ", suspect_until = current_timestamp");

        await().atMost(LONG).until(() -> inUse().equals(wanted));
        awaitModel(model -> model.sync() == Sync.SYNCED && model.category() == null);
    }

    @Test
    void putsItRightIfAPersonSaysSo() throws Exception {
        var wanted = dataset();
        closed(accept(MODEL, wanted, null));
        var theirs = dataset();
        use(theirs);
        execute(DUE);
        assertReported(theirs);

        closed(accept(MODEL, wanted, null));

        assertThat(inUse()).isEqualTo(wanted);
        awaitModel(model -> model.sync() == Sync.SYNCED);
    }

    private void assertReported(String theirs) {
        var model = awaitModel(ReportedDriftTest::isDrift);
        assertThat(model.sync()).isEqualTo(Sync.OUT_OF_SYNC);
        assertThat(model.health()).isEqualTo(Health.DEGRADED);
        assertThat(model.actualDatasetId()).isEqualTo(theirs);
        assertThat(inUse()).isEqualTo(theirs);
    }

    private static boolean isDrift(Model model) {
        return model.category() == Category.DRIFT;
    }

    /** Somebody changes the model by other ways. */
    private void use(String dataset) throws Exception {
        var body = "{\"name\":\"support-bot\",\"settings\":{\"dataset_id\":\"" + dataset
                + "\",\"base_model\":{\"base_type\":\"BASE_TYPE_CHAT\"}}}";
        var request = HttpRequest.newBuilder(URI.create(cohere.baseUrl() + "/v1/finetuning/finetuned-models/" + MODEL))
                .header("Authorization", "Bearer test")
                .method("PATCH", HttpRequest.BodyPublishers.ofString(body))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(200);
    }
}
