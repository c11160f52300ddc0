package io.github.coherecamel.quarkus.deployment;

import io.quarkus.runtime.annotations.ConfigGroup;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** What the extension can be told. Everything is decided when the application is built, developed or tested. */
@ConfigRoot
@ConfigMapping(prefix = "quarkus.camel.cohere-finetune")
public interface CohereFinetuneBuildTimeConfig {

    /** The simulator that stands in for Cohere in development and in tests. */
    DevServicesConfig devservices();

    /** See {@link CohereFinetuneBuildTimeConfig#devservices()}. */
    @ConfigGroup
    interface DevServicesConfig {

        /**
         * Whether a simulator of Cohere's API is started in development and test mode if neither its base URL nor a key
         * is configured. It is never started in production. {@code quarkus.devservices.enabled=false} switches off all Dev
         * Services.
         */
        @WithDefault("true")
        boolean enabled();

        /** The port on which the simulator listens, on loopback only. 0 takes a free one. */
        @WithDefault("0")
        int port();

        /**
         * Models and datasets to begin with, as JSON in the shape in which the API shows them: a resource of the
         * application, or else a file, relative to the folder in which the build runs. If not set, there are one chat
         * model that is ready and two datasets that fit it.
         */
        Optional<String> seed();

        /** How long a model takes from {@code STATUS_QUEUED} to {@code STATUS_READY}, such as {@code 30s}, {@code 5m} or {@code PT1H}. */
        @WithDefault("0S")
        Duration trainingTime();

        /** How long a dataset takes from {@code queued} to {@code validated}. */
        @WithDefault("0S")
        Duration validationTime();
    }
}
