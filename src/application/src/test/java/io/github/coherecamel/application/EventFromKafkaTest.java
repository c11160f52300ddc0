package io.github.coherecamel.application;

import static io.github.coherecamel.application.SimulatedCohere.DATASET;
import static io.github.coherecamel.application.SimulatedCohere.MODEL;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.coherecamel.application.wanted.Outcome;
import io.github.coherecamel.simulator.ApiOperation;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.CamelContext;
import org.apache.kafka.clients.NetworkClient;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jboss.logging.Logger;
import org.jboss.logging.Logger.Level;
import org.junit.jupiter.api.Test;

/** The story of {@code routes/event-from-kafka.yaml}: a topic says which model is to use which dataset. */
@QuarkusTest
@QuarkusTestResource(SimulatedCohere.class)
@WithTestResource(KafkaTopic.class)
class EventFromKafkaTest extends KafkaTest {

    private static final String ROUTE = "event-from-kafka";

    @Inject
    CamelContext context;

    @Test
    void takesACloudEventInItsStructuredForm() {
        var dataset = dataset();
        var id = UUID.randomUUID().toString();
        var time = aMinuteAgo();

        topic.send(
                0,
                null,
                """
                {"specversion": "1.0", "type": "dataset.ready", "source": "/factory", "id": "%s",
                 "time": "%s", "data": {"model_id": "%s", "dataset_id": "%s"}}"""
                        .formatted(id, time, MODEL, dataset)
                        .getBytes(UTF_8),
                Map.of("content-type", "application/cloudevents+json; charset=UTF-8"));

        var event = closed("/factory", id);
        assertThat(event.outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(event.happenedAt()).isEqualTo(time);
        assertThat(inUse()).isEqualTo(dataset);
    }

    @Test
    void takesACloudEventInItsBinaryForm() {
        var dataset = dataset();
        var id = UUID.randomUUID().toString();
        var time = aMinuteAgo();

        topic.send(
                1,
                null,
                "{\"dataset_id\": \"%s\"}".formatted(dataset).getBytes(UTF_8),
                Map.of(
                        "ce_specversion", "1.0",
                        "ce_type", "dataset.ready",
                        "ce_source", "/factory",
                        "ce_id", id,
                        "ce_subject", MODEL,
                        "ce_time", time.toString(),
                        "content-type", "application/json"));

        var event = closed("/factory", id);
        assertThat(event.outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(event.happenedAt()).isEqualTo(time);
        assertThat(inUse()).isEqualTo(dataset);
    }

    @Test
    void namesAPlainEventByItsPlaceAndTimesItByItsRecord() {
        var dataset = dataset();
        var sent = aMinuteAgo();

        var place = topic.send(2, sent, plain(dataset).getBytes(UTF_8), Map.of());

        var event = closed(place);
        assertThat(event.outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(event.happenedAt()).isEqualTo(sent);
        assertThat(inUse()).isEqualTo(dataset);
    }

    /** Such as by a new group: the topic says what was wanted then, and models have gone on. */
    @Test
    void rollsNoModelBackIfTheTopicIsReadAgain() throws Exception {
        var older = dataset();
        var newer = dataset();
        var first = topic.send(0, plain(older));
        closed(first);
        closed(topic.send(0, plain(newer)));
        topic.awaitCommit();
        var before = count("event");
        var updates = cohere.requests(ApiOperation.UPDATE_FINETUNED_MODEL).size();

        context.getRouteController().stopRoute(ROUTE);
        topic.rewind();
        // As if their rows had been purged: only their times say that they are old.
        execute("delete from event where source = 'kafka:" + KafkaTopic.NAME + "' and dataset_id = '" + older + "'");
        context.getRouteController().startRoute(ROUTE);
        topic.awaitCommit();

        assertThat(count("event")).isEqualTo(before);
        assertThat(closed(first).outcome()).isEqualTo(Outcome.STALE);
        assertThat(inUse()).isEqualTo(newer);
        assertThat(cohere.requests(ApiOperation.UPDATE_FINETUNED_MODEL)).hasSize(updates);
    }

    @Test
    void letsNoHeaderOfARecordReachAnything() {
        var dataset = dataset();

        var place = topic.send(
                0,
                null,
                plain(dataset).getBytes(UTF_8),
                Map.of(
                        "CamelCohereFinetuneModelId", "another",
                        "camelcoherefinetunedatasetid", "another",
                        "CamelBeanMethodName", "commit",
                        "kafka.HEADERS", "none",
                        "KAFKA.TOPIC", "another",
                        "CamelKafkaManualCommit", "none",
                        "ce-id", "another",
                        "ce_datacontenttype", "text/plain"));

        assertThat(closed(place).outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(inUse()).isEqualTo(dataset);
        topic.awaitCommit();
    }

    @Test
    void leavesOutNoRecordIfTheDatabaseIsAwayForATime() {
        var sent = sendWithoutDatabase(() -> {});

        assertThat(sent).allSatisfy(place -> assertThat(closed(place).outcome()).isNotNull());
        topic.awaitCommit();
    }

    @Test
    void leavesOutNoRecordIfTheRouteIsStoppedWhileTheDatabaseIsAway() throws Exception {
        var sent = sendWithoutDatabase(() -> context.getRouteController().stopRoute(ROUTE));
        context.getRouteController().startRoute(ROUTE);

        assertThat(sent).allSatisfy(place -> assertThat(closed(place).outcome()).isNotNull());
        topic.awaitCommit();
    }

    /** {@code BrokerWatch} says once that no broker answers. */
    @Test
    void leavesItsClientNoLogOfEachAttemptToConnect() {
        assertThat(Logger.getLogger(NetworkClient.class).isEnabled(Level.WARN)).isFalse();
        assertThat(Logger.getLogger(NetworkClient.class).isEnabled(Level.ERROR)).isTrue();
    }

    private interface Action {
        void run() throws Exception;
    }

    /** Sends to all partitions, and does something before the database is back; until then nothing may be committed. */
    private List<RecordMetadata> sendWithoutDatabase(Action action) {
        var committed = topic.committed();
        // As if the whole of it were away.
        execute("alter table event rename to event_away");
        try {
            var sent = List.of(
                    topic.send(0, plain(DATASET)),
                    topic.send(1, plain(DATASET)),
                    topic.send(0, plain(DATASET)),
                    topic.send(2, "no JSON"));
            await().atMost(LONG).until(() -> context.getInflightRepository().size(ROUTE) == 1);
            action.run();
            assertThat(topic.committed()).isEqualTo(committed);
            return sent;
        } catch (Exception e) {
            throw new AssertionError(e);
        } finally {
            execute("alter table event_away rename to event");
        }
    }

    /** As finely as a record has its time. */
    private static Instant aMinuteAgo() {
        return Instant.now().minusSeconds(60).truncatedTo(ChronoUnit.MILLIS);
    }

    private long count(String table) {
        return database.inTransaction(transaction -> transaction
                .sql()
                .createQuery("select count(*) from " + table)
                .mapTo(Long.class)
                .one());
    }
}
