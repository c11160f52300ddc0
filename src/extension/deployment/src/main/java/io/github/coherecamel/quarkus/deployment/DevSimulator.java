package io.github.coherecamel.quarkus.deployment;

import io.github.coherecamel.quarkus.deployment.CohereFinetuneBuildTimeConfig.DevServicesConfig;
import io.github.coherecamel.simulator.CohereSimulator;
import io.quarkus.deployment.builditem.Startable;
import io.quarkus.runtime.configuration.ConfigurationException;
import org.jspecify.annotations.Nullable;

/** The simulator as a Dev Service, in the JVM of the build and not in a container. */
final class DevSimulator implements Startable {

    /** The simulator takes any key; this one shows in a log that it is none. */
    static final String API_KEY = "dev-services";

    private final DevServicesConfig options;
    private final Seed seed;
    private @Nullable CohereSimulator running;

    DevSimulator(DevServicesConfig options, Seed seed) {
        this.options = options;
        this.seed = seed;
    }

    @Override
    public void start() {
        try {
            running = CohereSimulator.builder()
                    .port(options.port())
                    .trainingTime(options.trainingTime())
                    .validationTime(options.validationTime())
                    .seed(seed.json())
                    .start();
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(
                    "Could not seed Cohere's simulator with '" + seed.origin() + "': " + e.getMessage()
                            + ". Correct it, or property quarkus.camel.cohere-finetune.devservices.seed.",
                    e);
        }
    }

    @Override
    public String getConnectionInfo() {
        if (running == null) {
            throw new IllegalStateException("The simulator has no address before it is started");
        }
        return running.baseUrl().toString();
    }

    @Override
    public @Nullable String getContainerId() {
        return null;
    }

    @Override
    public void close() {
        if (running != null) {
            running.close();
        }
    }
}
