package io.github.coherecamel.springboot;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.origin.Origin;
import org.springframework.core.env.Environment;

/** What Spring's configuration says of a component, in whatever of Spring's spellings. */
record ComponentProperties(Environment environment, ComponentOptions options) {

    /** Returns the value of an option, text or a map of texts; empty if it is not set. */
    Optional<Object> find(ComponentOption option) {
        return names(option)
                .map(name -> value(name, option))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Object> value(ConfigurationPropertyName name, ComponentOption option) {
        var binder = Binder.get(environment);
        var text = binder.bind(name, Bindable.of(String.class));
        if (text.isBound() || !option.isMap()) {
            return Optional.ofNullable(text.orElse(null));
        }
        return Optional.ofNullable(
                binder.bind(name, Bindable.mapOf(String.class, String.class)).orElse(null));
    }

    /** What the nested configuration has is an option of the component as well. */
    private Stream<ConfigurationPropertyName> names(ComponentOption option) {
        var prefix = options.prefix();
        return Stream.of(
                prefix.append(option.dashed()),
                prefix.append(ComponentOptions.CONFIGURATION).append(option.dashed()));
    }

    /** Says which property sets an option, and where that is written. */
    String describe(ComponentOption option) {
        return names(option)
                .filter(name -> value(name, option).isPresent())
                .findFirst()
                .map(this::describe)
                .orElseThrow();
    }

    /** Fails if a property names no option: it would be passed over, and nobody would know. */
    void refuseUnknown() {
        sources()
                .filter(IterableConfigurationPropertySource.class::isInstance)
                .flatMap(source -> ((IterableConfigurationPropertySource) source).stream())
                .filter(options.prefix()::isAncestorOf)
                .filter(name -> !options.knows(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new RefusedPropertyException(
                            "Could not configure component %s: %s names none of its options."
                                    .formatted(options.scheme(), describe(name)),
                            options.remedyFor(name));
                });
    }

    private String describe(ConfigurationPropertyName name) {
        return "property " + name
                + origin(name).map(origin -> ", from " + origin + ",").orElse("");
    }

    private Optional<Origin> origin(ConfigurationPropertyName name) {
        return sources()
                .map(source -> source.getConfigurationProperty(name))
                .filter(Objects::nonNull)
                .findFirst()
                .flatMap(property -> Optional.ofNullable(property.getOrigin()));
    }

    private Stream<ConfigurationPropertySource> sources() {
        return StreamSupport.stream(
                ConfigurationPropertySources.get(environment).spliterator(), false);
    }
}
