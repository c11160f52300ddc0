package io.github.coherecamel.application.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaTest {

    @TempDir
    Path folder;

    @Test
    void hasWhatItAcknowledgedWhenItWasKilled() throws Exception {
        try (var kafka = Kafka.start(folder.resolve("kafka"))) {
            kafka.createTopic("kept", 1);
            try (var producer = producer(kafka)) {
                producer.send(new ProducerRecord<>("kept", "before")).get();

                kafka.kill();
                kafka.restart();

                producer.send(new ProducerRecord<>("kept", "after")).get();
            }
            assertThat(read(kafka)).containsExactly("before", "after");
        }
    }

    private static KafkaProducer<String, String> producer(Kafka kafka) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.address(), "acks", "all"),
                new StringSerializer(),
                new StringSerializer());
    }

    private static List<String> read(Kafka kafka) {
        var partition = List.of(new TopicPartition("kept", 0));
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", kafka.address()),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.assign(partition);
            consumer.seekToBeginning(partition);
            var values = new ArrayList<String>();
            while (values.size() < 2) {
                consumer.poll(Duration.ofSeconds(1)).forEach(found -> values.add(found.value()));
            }
            return values;
        }
    }
}
