package io.github.coherecamel.application;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.PropertiesConfigSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Answers {@code controller.data-folder}: {@code cohere.data} in full, since H2 takes no relative path. */
public final class DataFolder implements ConfigSourceFactory {

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        var configured = context.getValue("cohere.data");
        var folder = configured == null
                        || configured.getValue() == null
                        || configured.getValue().isBlank()
                ? "data"
                : configured.getValue();
        return List.of(new PropertiesConfigSource(
                Map.of(
                        "controller.data-folder",
                        Path.of(folder).toAbsolutePath().toString()),
                "folder of the embedded database",
                0));
    }
}
