package io.github.coherecamel.application;

import static io.github.coherecamel.application.SimulatedCohere.MODEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.coherecamel.application.hold.Holds;
import io.github.coherecamel.application.wanted.Category;
import io.github.coherecamel.application.wanted.Database;
import io.github.coherecamel.application.wanted.Outcome;
import io.github.coherecamel.application.wanted.StoredEvent;
import io.github.coherecamel.simulator.ApiOperation;
import io.github.coherecamel.simulator.CohereSimulator;
import io.github.coherecamel.simulator.Fault;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.support.ScheduledPollConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The story of {@code routes/dataset-validated.yaml}: a dataset has passed validation, and its name says for whom it is. */
@QuarkusTest
@QuarkusTestResource(SimulatedCohere.class)
@TestProfile(DatasetValidatedTest.Watching.class)
class DatasetValidatedTest {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String CHAT = "chat-finetune-input";

    public static final class Watching implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "cohere.dataset-watch.enabled", "true",
                    "cohere.dataset-watch.models", "watched-not-*=another-model, watched-*=" + MODEL,
                    "cohere.dataset-watch.interval", "50ms");
        }
    }

    CohereSimulator cohere;

    @Inject
    Database database;

    @Inject
    Holds holds;

    @Inject
    CamelContext context;

    @BeforeEach
    void startAnew() {
        Anew.begin(cohere);
    }

    @Test
    void givesADatasetToItsModelOnceItIsValidated() {
        var dataset = cohere.addDataset("watched-autumn", CHAT, "processing");

        cohere.setDatasetStatus(dataset, "validated");

        var event = closed(dataset);
        assertThat(event.outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(event.modelId()).isEqualTo(MODEL);
        assertThat(event.happenedAt())
                .isEqualTo(
                        Instant.parse(cohere.dataset(dataset).get("created_at").asText())
                                .truncatedTo(ChronoUnit.MICROS));
        assertThat(inUse()).isEqualTo(dataset);
    }

    @Test
    void goesByTheFirstPatternThatFits() {
        var dataset = cohere.addDataset("watched-not-by-the-first-model", CHAT, "validated");

        assertThat(closed(dataset).modelId()).isEqualTo("another-model");
    }

    @Test
    void ignoresWhatIsForNoModel() {
        var others = List.of(
                cohere.addDataset("unwatched", CHAT, "validated"),
                cohere.addDataset("watched-texts", "embed-input", "validated"),
                cohere.addDataset("watched-broken", CHAT, "failed"));
        var dataset = cohere.addDataset("watched-autumn", CHAT, "validated");
        closed(dataset);
        // Those that a poll has found together with it are behind it now.
        var next = cohere.addDataset("watched-winter", CHAT, "validated");
        closed(next);

        assertThat(others).allSatisfy(id -> assertThat(find(id)).isEmpty());
    }

    /** Its validation took longer, its data is older. */
    @Test
    void doesNotPutAnOlderDatasetInThePlaceOfANewerOne() {
        cohere.seed(
                """
                {"datasets": [
                  {"id": "older", "name": "watched-older", "dataset_type": "chat-finetune-input",
                   "validation_status": "processing", "created_at": "2026-11-20T10:00:00Z"},
                  {"id": "newer", "name": "watched-newer", "dataset_type": "chat-finetune-input",
                   "validation_status": "validated", "created_at": "2026-11-20T11:00:00Z"}]}""");
        closed("newer");

        cohere.setDatasetStatus("older", "validated");

        assertThat(closed("older").outcome()).isEqualTo(Outcome.STALE);
        assertThat(inUse()).isEqualTo("newer");
    }

    /** As after a restart, or by another process. */
    @Test
    void changesNothingIfItSeesADatasetAgain() {
        var dataset = cohere.addDataset("watched-autumn", CHAT, "validated");
        var seen = closed(dataset);
        var lists = cohere.requests(ApiOperation.LIST_DATASETS).size();
        cohere.setDatasetStatus(dataset, "processing");
        // A list that began before does not count.
        await().atMost(LONG)
                .until(() -> cohere.requests(ApiOperation.LIST_DATASETS).size() > lists + 2);
        cohere.setDatasetStatus(dataset, "validated");
        var next = cohere.addDataset("watched-not-mine", CHAT, "validated");
        closed(next);

        assertThat(find(dataset)).containsExactly(seen);
        assertThat(cohere.requests(ApiOperation.UPDATE_FINETUNED_MODEL)).hasSize(1);
    }

    /** As after a start with a mapping that was corrected: it is not the event of which another model was told. */
    @Test
    void isAnotherEventForAnotherModel() {
        var dataset = cohere.addDataset("watched-autumn", CHAT, "validated");

        assertThat(closed(dataset).source()).isEqualTo("cohere:datasets/" + MODEL);
    }

    @Test
    void noticesAKeyThatDoesNotWorkAlsoIfNothingIsDue() {
        cohere.injectAlways(ApiOperation.LIST_DATASETS, Fault.error(401, "invalid api token"));

        await().atMost(LONG).until(() -> holds.read().holdCategory() == Category.CREDENTIALS);
        cohere.clearFaults();
        await().atMost(LONG).until(() -> !holds.read().isHolding());
    }

    /** What that bean does is tested for itself: how long nothing happens would say little here. */
    @Test
    void isNotPolledWhileTheApiIsNotToBeCalled() {
        var consumer =
                (ScheduledPollConsumer) context.getRoute("dataset-validated").getConsumer();

        assertThat(consumer.getPollStrategy()).isSameAs(context.getRegistry().lookupByName("notWhileHeld"));
    }

    @Test
    void goesOnWhenTheApiAndTheDatabaseAreBack() {
        execute("alter table event rename to event_away");
        String dataset;
        try {
            cohere.inject(ApiOperation.LIST_DATASETS, Fault.status(503), 3);
            dataset = cohere.addDataset("watched-autumn", CHAT, "validated");
            // The three that fail, and two that find it and cannot write it down.
            await().atMost(LONG)
                    .until(() -> cohere.requests(ApiOperation.LIST_DATASETS).size() >= 5);
        } finally {
            execute("alter table event_away rename to event");
        }

        assertThat(closed(dataset).outcome()).isEqualTo(Outcome.APPLIED);
    }

    private String inUse() {
        return cohere.model(MODEL).at("/settings/dataset_id").asText();
    }

    private StoredEvent closed(String dataset) {
        return await().atMost(LONG)
                .until(
                        () -> find(dataset),
                        found -> found.size() == 1 && found.get(0).outcome() != null)
                .get(0);
    }

    private List<StoredEvent> find(String dataset) {
        return database.inTransaction(transaction -> transaction
                .sql()
                .createQuery("select * from event where source like 'cohere:datasets/%' and id = :id")
                .bind("id", dataset)
                .mapTo(StoredEvent.class)
                .list());
    }

    private void execute(String sql) {
        database.inTransaction(transaction -> transaction.sql().execute(sql));
    }
}
