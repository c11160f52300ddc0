package io.github.coherecamel.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.coherecamel.quarkus.deployment.CohereFinetuneBuildTimeConfig.DevServicesConfig;
import io.github.coherecamel.simulator.CohereSimulator;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DevSimulatorTest {

    private static final Seed EMPTY = new Seed("seed.json", "{}");

    @Test
    void listensOnTheGivenPort() {
        int free;
        try (var other = CohereSimulator.start()) {
            free = other.port();
        }
        try (var simulator = new DevSimulator(new Options(free), EMPTY)) {
            simulator.start();

            assertThat(URI.create(simulator.getConnectionInfo())).hasPort(free);
        }
    }

    @Test
    void saysWhichSeedIsWrong() {
        try (var simulator = new DevSimulator(new Options(0), new Seed("seed.json", "[]"))) {
            assertThatThrownBy(simulator::start)
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessage("Could not seed Cohere's simulator with 'seed.json': a seed must be a JSON object with "
                            + "'models' and 'datasets'. Correct it, or property "
                            + "quarkus.camel.cohere-finetune.devservices.seed.");
        }
    }

    private record Options(int port) implements DevServicesConfig {

        @Override
        public boolean enabled() {
            return true;
        }

        @Override
        public Optional<String> seed() {
            return Optional.empty();
        }

        @Override
        public Duration trainingTime() {
            return Duration.ZERO;
        }

        @Override
        public Duration validationTime() {
            return Duration.ZERO;
        }
    }
}
