package io.github.coherecamel.application.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;

/** The process of {@link Kafka}: a broker and its controller in one. */
final class KafkaBroker {

    private KafkaBroker() {}

    public static void main(String[] settings) throws IOException {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(Path.of(settings[0]))) {
            properties.load(reader);
        }
        var broker = new KafkaRaftServer(KafkaConfig.fromProps(properties), Time.SYSTEM);
        broker.startup();
        broker.awaitShutdown();
    }
}
