package io.github.coherecamel.application.start;

import io.smallrye.config.SmallRyeConfig;
import java.util.Optional;
import java.util.Properties;

/**
 * A database as it is configured for the pool, for whoever needs it before there is one.
 *
 * @param properties for its driver
 */
record Datasource(String url, Properties properties) {

    /** Returns that of a name, unless another is the one in use. */
    static Optional<Datasource> of(SmallRyeConfig config, String name) {
        var prefix = "quarkus.datasource." + name + ".";
        if (!config.getOptionalValue(prefix + "active", Boolean.class).orElse(false)) {
            return Optional.empty();
        }
        var properties = new Properties();
        config.getOptionalValues(prefix + "jdbc.additional-jdbc-properties", String.class, String.class)
                .ifPresent(properties::putAll);
        config.getOptionalValue(prefix + "username", String.class)
                .ifPresent(user -> properties.setProperty("user", user));
        config.getOptionalValue(prefix + "password", String.class)
                .ifPresent(password -> properties.setProperty("password", password));
        return Optional.of(new Datasource(config.getValue(prefix + "jdbc.url", String.class), properties));
    }
}
