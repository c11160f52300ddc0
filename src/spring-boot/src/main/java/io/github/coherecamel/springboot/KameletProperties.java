package io.github.coherecamel.springboot;

import java.util.Properties;
import java.util.function.Predicate;
import org.apache.camel.spi.LoadablePropertiesSource;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;

/**
 * Parameters of our Kamelets, {@code camel.kamelet.cohere-*} in Spring's configuration. Camel takes those of Kamelets only from
 * what can be listed, and of Spring's properties it asks for one at a time.
 */
final class KameletProperties implements LoadablePropertiesSource {

    static final String PREFIX = "camel.kamelet.cohere-";

    private final ConfigurableEnvironment environment;

    KameletProperties(ConfigurableEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public String getName() {
        return "CohereKamelets";
    }

    /** One at a time Camel has them from Spring already. */
    @Override
    public @Nullable String getProperty(String name) {
        return null;
    }

    @Override
    public Properties loadProperties() {
        return loadProperties(name -> true);
    }

    @Override
    public Properties loadProperties(Predicate<String> filter) {
        var found = new Properties();
        for (var source : environment.getPropertySources()) {
            if (source instanceof EnumerablePropertySource<?> listed) {
                for (var name : listed.getPropertyNames()) {
                    if (name.startsWith(PREFIX) && filter.test(name)) {
                        // Of the source that goes first. What Spring does not know in it, such as ${body}, is Camel's.
                        found.setProperty(name, environment.resolvePlaceholders("${" + name + "}"));
                    }
                }
            }
        }
        return found;
    }

    @Override
    public void reloadProperties(String location) {}
}
