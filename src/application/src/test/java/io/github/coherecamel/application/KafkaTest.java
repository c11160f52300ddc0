package io.github.coherecamel.application;

import static io.github.coherecamel.application.SimulatedCohere.MODEL;
import static org.awaitility.Awaitility.await;

import io.github.coherecamel.application.wanted.StoredEvent;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.BeforeEach;

/** What tests of the running controller with a topic have in common: all of it is read when one begins. */
abstract class KafkaTest extends ControllerTest {

    KafkaTopic topic;

    @Override
    @BeforeEach
    void startAnew() {
        topic.awaitCommit();
        super.startAnew();
    }

    static String plain(String dataset) {
        return "{\"model_id\": \"%s\", \"dataset_id\": \"%s\"}".formatted(MODEL, dataset);
    }

    final StoredEvent closed(RecordMetadata place) {
        return closed("kafka:" + KafkaTopic.NAME, place.partition() + "-" + place.offset() + "-" + place.timestamp());
    }

    final StoredEvent closed(String source, String id) {
        return await().atMost(LONG)
                .until(
                        () -> database.inTransaction(transaction -> transaction
                                .sql()
                                .createQuery(
                                        "select * from event where source = :source and id = :id and outcome is not null")
                                .bind("source", source)
                                .bind("id", id)
                                .mapTo(StoredEvent.class)
                                .list()),
                        found -> found.size() == 1)
                .get(0);
    }
}
