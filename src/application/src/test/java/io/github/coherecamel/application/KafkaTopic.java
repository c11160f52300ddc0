package io.github.coherecamel.application;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.coherecamel.application.proof.Kafka;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Runs the application with a topic of three partitions at a broker of its own. */
public final class KafkaTopic implements QuarkusTestResourceLifecycleManager {

    static final String NAME = "events-of-tests";
    static final int PARTITIONS = 3;

    private static final String GROUP = "tests";

    private @Nullable Kafka kafka;
    private @Nullable KafkaProducer<byte[], byte[]> producer;

    @Override
    public Map<String, String> start() {
        try {
            var started = Kafka.start(Files.createTempDirectory("kafka").resolve("broker"));
            kafka = started;
            started.createTopic(NAME, PARTITIONS);
            producer = new KafkaProducer<>(
                    Map.of("bootstrap.servers", started.address(), "acks", "all"),
                    new ByteArraySerializer(),
                    new ByteArraySerializer());
            return Map.of(
                    "cohere.kafka.enabled",
                    "true",
                    "cohere.kafka.brokers",
                    started.address(),
                    "cohere.kafka.topic",
                    NAME,
                    "cohere.kafka.group",
                    GROUP);
        } catch (Exception e) {
            throw new IllegalStateException("Could not start Kafka", e);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(KafkaTopic.class));
    }

    @Override
    public void stop() {
        try {
            Objects.requireNonNull(producer).close();
            Objects.requireNonNull(kafka).close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    RecordMetadata send(int partition, @Nullable String value) {
        return send(partition, null, value == null ? null : value.getBytes(UTF_8), Map.of());
    }

    /** @param timestamp null for now */
    RecordMetadata send(
            int partition, @Nullable Instant timestamp, byte @Nullable [] value, Map<String, String> headers) {
        var record = new ProducerRecord<byte[], byte[]>(
                NAME, partition, timestamp == null ? null : timestamp.toEpochMilli(), null, value);
        headers.forEach((name, text) -> record.headers().add(name, text.getBytes(UTF_8)));
        try {
            return Objects.requireNonNull(producer).send(record).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until the group has committed all that there is. */
    void awaitCommit() {
        await().atMost(Duration.ofMinutes(3))
                .untilAsserted(() -> assertThat(committed()).isEqualTo(ends()));
    }

    /** Returns how far the group has come in each partition. */
    Map<TopicPartition, Long> committed() {
        try (var admin = admin()) {
            var found = admin.listConsumerGroupOffsets(GROUP)
                    .partitionsToOffsetAndMetadata()
                    .get();
            return partitions().collect(toMap(each -> each, each -> found.getOrDefault(each, new OffsetAndMetadata(0))
                    .offset()));
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<TopicPartition, Long> ends() {
        try (var admin = admin()) {
            var found = admin.listOffsets(partitions().collect(toMap(each -> each, any -> OffsetSpec.latest())))
                    .all()
                    .get();
            return partitions()
                    .collect(toMap(each -> each, each -> found.get(each).offset()));
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lets the group, of which nobody may be there, begin anew. */
    void rewind() {
        await().atMost(Duration.ofMinutes(3)).ignoreExceptions().untilAsserted(() -> {
            try (var admin = admin()) {
                admin.deleteConsumerGroups(List.of(GROUP)).all().get();
            }
        });
    }

    private static Stream<TopicPartition> partitions() {
        return IntStream.range(0, PARTITIONS).mapToObj(number -> new TopicPartition(NAME, number));
    }

    private Admin admin() {
        return Admin.create(
                Map.of("bootstrap.servers", Objects.requireNonNull(kafka).address()));
    }
}
