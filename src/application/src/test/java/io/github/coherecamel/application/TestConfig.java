package io.github.coherecamel.application;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;

/** The configuration as it is without Quarkus. */
public final class TestConfig {

    private TestConfig() {}

    /** Returns the defaults, but for what is given as name and value in turn. */
    public static ControllerConfig with(String... namesAndValues) {
        var values = new HashMap<String, String>();
        for (var i = 0; i < namesAndValues.length; i += 2) {
            values.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withSources(new PropertiesConfigSource(Map.copyOf(values), "test", 1000))
                .withMapping(ControllerConfig.class)
                .build()
                .getConfigMapping(ControllerConfig.class);
    }
}
