package io.github.coherecamel.application.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes share the partitions of a topic. One of them dies, and so does the broker. */
class KafkaIntakeIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String TOPIC = "events";
    private static final String GROUP = "nodes";
    private static final int PARTITIONS = 4;
    private static final int EVENTS = 400;

    @TempDir
    Path folder;

    @Test
    void writesDownEachRecordAndLeavesNoneOut() throws Exception {
        var seed = Seed.next("Kafka intake");
        try (var postgres = Postgres.start(folder.resolve("postgres"));
                var kafka = Kafka.start(folder.resolve("kafka"));
                var trial = new Trial(seed, folder, 20, 10)) {
            kafka.createTopic(TOPIC, PARTITIONS);
            var proxy = trial.proxy();
            var one = trial.node("one", proxy, properties(postgres, kafka));
            one.awaitStart();
            var other = trial.node("other", proxy, properties(postgres, kafka));
            other.awaitStart();
            awaitShared(kafka);
            var books = new Books(postgres.url(), postgres.user());
            var plan = trial.plan(seed, EVENTS);
            try (var door = new KafkaDoor(kafka.address(), TOPIC)) {
                var source = new EventSource(plan, List.of(door), trial.ledger()).start(seed, 2);

                awaitEvents(books, EVENTS / 4);
                trial.disturb("kill -9 of node one", () -> one.application().kill());
                one.restart();
                awaitEvents(books, EVENTS / 2);
                kafka.kill();
                kafka.restart();
                awaitEvents(books, EVENTS / 2);
                trial.disturb(
                        "kill -9 of the other node", () -> other.application().kill());
                other.restart();
                source.awaitEnd(PATIENCE);
            }

            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(books.outcomes()).hasSize(EVENTS).doesNotContainValue(""));
            assertThat(new Checker(PATIENCE).check(trial.history(books.outcomes())))
                    .as("seed %d", seed)
                    .isEmpty();
            awaitCommit(kafka);
        }
    }

    private static List<String> properties(Postgres postgres, Kafka kafka) {
        return List.of(
                "quarkus.profile=cluster",
                "quarkus.datasource.postgresql.jdbc.url=" + postgres.url(),
                "quarkus.datasource.postgresql.username=" + postgres.user(),
                "cohere.files.enabled=false",
                "cohere.kafka.enabled=true",
                "cohere.kafka.brokers=" + kafka.address(),
                "cohere.kafka.topic=" + TOPIC,
                "cohere.kafka.group=" + GROUP);
    }

    private static void awaitEvents(Books books, int count) {
        await().atMost(PATIENCE).until(() -> books.outcomes().size() >= count);
    }

    private static void awaitShared(Kafka kafka) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            try (var admin = admin(kafka)) {
                var group =
                        admin.describeConsumerGroups(List.of(GROUP)).all().get().get(GROUP);
                assertThat(group.members()).hasSize(2).allSatisfy(member -> assertThat(
                                member.assignment().topicPartitions())
                        .hasSize(PARTITIONS / 2));
            }
        });
    }

    private static void awaitCommit(Kafka kafka) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            try (var admin = admin(kafka)) {
                var committed = admin.listConsumerGroupOffsets(GROUP)
                        .partitionsToOffsetAndMetadata()
                        .get();
                for (var partition : new HashSet<>(committed.keySet())) {
                    var end = admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                            .partitionResult(partition)
                            .get();
                    assertThat(committed.get(partition).offset()).isEqualTo(end.offset());
                }
            }
        });
    }

    private static Admin admin(Kafka kafka) {
        return Admin.create(Map.of("bootstrap.servers", kafka.address()));
    }
}
