package io.github.coherecamel.springboot;

import java.util.Comparator;
import org.apache.camel.Component;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.spring.boot.util.HierarchicalPropertiesEvaluator;
import org.apache.camel.support.PropertyBindingSupport;
import org.apache.camel.support.service.ServiceHelper;

/** Gives the component of a name what Spring's configuration says of it. What it does not say stays as it is. */
final class ConfiguredComponent implements ComponentCustomizer {
    private final ComponentProperties properties;

    ConfiguredComponent(ComponentProperties properties) {
        this.properties = properties;
        properties.refuseUnknown();
    }

    /** Another component of the same class, under another name, may be for another server and has another key. */
    @Override
    public boolean isEnabled(String name, Component target) {
        var options = properties.options();
        return name.equals(options.scheme())
                && options.component().isInstance(target)
                && HierarchicalPropertiesEvaluator.evaluate(
                        properties.environment(), "camel.component.customizer", options.prefix() + ".customizer");
    }

    @Override
    public void configure(String name, Component target) {
        // Else it has nothing yet that knows its options.
        ServiceHelper.initService(target);
        properties.options().all().stream()
                .sorted(Comparator.comparing(option -> !option.name().equals(ComponentOptions.CONFIGURATION)))
                .forEach(option -> properties.find(option).ifPresent(value -> set(target, option, value)));
    }

    private void set(Component target, ComponentOption option, Object value) {
        try {
            PropertyBindingSupport.build()
                    .withConfigurer(target.getComponentPropertyConfigurer())
                    .withMandatory(true)
                    .bind(target.getCamelContext(), target, option.name(), option.isBean() ? reference(value) : value);
        } catch (RuntimeException e) {
            // Its messages have the value.
            throw new RefusedPropertyException(
                    "Could not configure component %s: %s has a value that cannot be used."
                            .formatted(properties.options().scheme(), properties.describe(option)),
                    "Give option %s %s.".formatted(option.dashed(), option.expected()));
        }
    }

    /** Spring's editors complete the plain name of a bean. */
    private static String reference(Object name) {
        return name.toString().startsWith("#") ? name.toString() : "#bean:" + name;
    }
}
