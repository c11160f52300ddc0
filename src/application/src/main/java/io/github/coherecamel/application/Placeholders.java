package io.github.coherecamel.application;

import io.quarkus.arc.Unremovable;
import jakarta.inject.Singleton;
import org.apache.camel.Ordered;
import org.apache.camel.spi.PropertiesSource;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/**
 * Answers the placeholders of routes. Camel's own source of Quarkus' configuration reads all of it for each of them, and
 * asks anew for each step of a route: that was a tenth of the start.
 */
@Singleton
@Unremovable
final class Placeholders implements PropertiesSource, Ordered {

    private final Config config;

    Placeholders(Config config) {
        this.config = config;
    }

    @Override
    public String getName() {
        return "Configuration";
    }

    @Override
    public @Nullable String getProperty(String name) {
        return config.getOptionalValue(name, String.class).orElse(null);
    }

    /** Before Camel's own. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST;
    }
}
