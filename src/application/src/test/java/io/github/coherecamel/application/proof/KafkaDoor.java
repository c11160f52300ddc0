package io.github.coherecamel.application.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes events to a topic. Acknowledged is what the broker has written down. */
final class KafkaDoor implements Door, AutoCloseable {

    private final String topic;
    private final KafkaProducer<String, String> producer;

    KafkaDoor(String address, String topic) {
        this.topic = topic;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", address, "acks", "all"), new StringSerializer(), new StringSerializer());
    }

    @Override
    public boolean deliver(PlannedEvent event) throws InterruptedException {
        var message = new ProducerRecord<>(topic, event.model(), event.json());
        message.headers().add(new RecordHeader("content-type", "application/cloudevents+json".getBytes(UTF_8)));
        try {
            producer.send(message).get();
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RetriableException) {
                return false;
            }
            throw new IllegalStateException(event + " was not written to " + topic, e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
