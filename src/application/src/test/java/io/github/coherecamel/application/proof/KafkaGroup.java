package io.github.coherecamel.application.proof;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** The nodes as the broker sees them: who reads which partition of a topic, and how far. */
record KafkaGroup(Kafka kafka, String name, String topic, int partitions) {

    /** Five times what Kafka waits for a member that lives and does not come back to a group that is shared anew. */
    private static final Duration LIMIT = Duration.ofMinutes(10);

    /** Waits until each of so many nodes has its share of the partitions. */
    void awaitShared(int nodes) {
        // There is no such group until the first of them has come.
        await().atMost(LIMIT).ignoreException(ExecutionException.class).untilAsserted(() -> {
            try (var admin = admin()) {
                var group =
                        admin.describeConsumerGroups(List.of(name)).all().get().get(name);
                assertThat(group.members()).hasSize(nodes).allSatisfy(member -> assertThat(
                                member.assignment().topicPartitions())
                        .hasSize(partitions / nodes));
            }
        });
    }

    /** Waits until all that the topic has is read, and the broker knows that. */
    void awaitCommit() {
        await().atMost(LIMIT).untilAsserted(() -> {
            try (var admin = admin()) {
                assertThat(committed(admin)).isEqualTo(ends(admin));
            }
        });
    }

    private Map<TopicPartition, Long> committed(Admin admin) throws ExecutionException, InterruptedException {
        return admin.listConsumerGroupOffsets(name).partitionsToOffsetAndMetadata().get().entrySet().stream()
                .collect(toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
    }

    private Map<TopicPartition, Long> ends(Admin admin) throws ExecutionException, InterruptedException {
        var latest = IntStream.range(0, partitions)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .collect(toMap(partition -> partition, partition -> OffsetSpec.latest()));
        return admin.listOffsets(latest).all().get().entrySet().stream()
                .collect(toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", kafka.address()));
    }
}
