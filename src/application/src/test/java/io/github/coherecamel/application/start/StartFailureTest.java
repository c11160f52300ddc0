package io.github.coherecamel.application.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;

class StartFailureTest {

    @Test
    void namesThePropertyIfNoBrokerHasAnAddress() {
        assertThatThrownBy(() -> new KafkaConsumer<>(
                        Map.of("bootstrap.servers", "no-such-host.invalid:9092"),
                        new StringDeserializer(),
                        new StringDeserializer()))
                .satisfies(failure -> assertThat(StartFailure.lines(new IllegalStateException(failure)))
                        .singleElement()
                        .asString()
                        .contains("bootstrap", "COHERE_KAFKA_BROKERS")
                        .doesNotContain("ConfigException"));
    }
}
