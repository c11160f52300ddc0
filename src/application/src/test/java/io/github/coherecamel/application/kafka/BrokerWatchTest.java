package io.github.coherecamel.application.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.coherecamel.application.proof.Kafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.kafka.KafkaComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real broker is away, or lets nobody in. */
class BrokerWatchTest {

    private static final Duration LONG = Duration.ofMinutes(3);

    @TempDir
    Path folder;

    private final List<String> read = new CopyOnWriteArrayList<>();

    @Test
    void beginsAnewUntilKafkaLetsItIn() throws Exception {
        try (var kafka = Kafka.start(folder.resolve("kafka"));
                var camel = camel(kafka.guardedAddress(), true)) {
            kafka.createTopic("events", 1);
            camel.start();
            var watch = new BrokerWatch(camel);
            await().atMost(LONG).until(() -> camel.getRoute("events") != null);
            assertThat(watch.withoutBroker()).containsExactly("events");

            kafka.letIn("controller", "secret");
            kafka.kill();
            kafka.restart();
            send(kafka, "after");

            await().atMost(LONG).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
                watch.look();
                assertThat(read).containsExactly("after");
            });
            assertThat(watch.withoutBroker()).isEmpty();
        }
    }

    @Test
    void saysThatTheBrokerIsAwayUntilItIsBack() throws Exception {
        try (var kafka = Kafka.start(folder.resolve("kafka"));
                var camel = camel(kafka.address(), false)) {
            kafka.createTopic("events", 1);
            camel.start();
            var watch = new BrokerWatch(camel);
            await().atMost(LONG).until(() -> watch.withoutBroker().isEmpty());

            kafka.kill();
            await().atMost(LONG).until(() -> watch.withoutBroker().equals(List.of("events")));

            kafka.restart();
            await().atMost(LONG).until(() -> watch.withoutBroker().isEmpty());
        }
    }

    private DefaultCamelContext camel(String brokers, boolean guarded) throws Exception {
        var camel = new DefaultCamelContext();
        var component = camel.getComponent("kafka", KafkaComponent.class);
        var configuration = component.getConfiguration();
        configuration.setBrokers(brokers);
        configuration.setGroupId("tests");
        configuration.setAutoOffsetReset("earliest");
        if (guarded) {
            configuration.setSecurityProtocol("SASL_PLAINTEXT");
            configuration.setSaslMechanism("PLAIN");
            configuration.setSaslJaasConfig("org.apache.kafka.common.security.plain.PlainLoginModule required"
                    + " username=\"controller\" password=\"secret\";");
        }
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("kafka:events?pollOnError=RECONNECT")
                        .routeId("events")
                        .process(exchange -> read.add(exchange.getMessage().getBody(String.class)));
            }
        });
        return camel;
    }

    private static void send(Kafka kafka, String value) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", kafka.address(), "acks", "all"),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>("events", value)).get();
        }
    }
}
