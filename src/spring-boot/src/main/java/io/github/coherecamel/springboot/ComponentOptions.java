package io.github.coherecamel.springboot;

import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.Component;
import org.apache.camel.util.StringHelper;
import org.springframework.beans.PropertyMatches;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;

/** All options of a component, and how Spring's configuration names them. */
record ComponentOptions(
        String scheme, Class<? extends Component> component, String description, List<ComponentOption> all) {

    /** The option that holds others, which are options of the component as well. */
    static final String CONFIGURATION = "configuration";

    private static final ConfigurationPropertyName COMPONENTS = ConfigurationPropertyName.of("camel.component");
    private static final List<ConfigurationPropertyName> SWITCHES = Stream.of("enabled", "customizer.enabled")
            .map(ConfigurationPropertyName::of)
            .toList();

    ConfigurationPropertyName prefix() {
        return COMPONENTS.append(scheme);
    }

    /** Returns whether a property that begins with the prefix is read. */
    boolean knows(ConfigurationPropertyName property) {
        var name = withoutPrefix(property);
        return SWITCHES.contains(name) || isOption(withoutConfiguration(name));
    }

    /** Returns what to do about a property that is not known. */
    String remedyFor(ConfigurationPropertyName property) {
        var name = withoutConfiguration(withoutPrefix(property));
        if (isOption(name.chop(1))) {
            return "Give option %s one value, with no names below it.".formatted(name.chop(1));
        }
        var written = StringHelper.dashToCamelCase(name.getElement(0, Form.DASHED));
        return all.stream()
                .filter(option -> Stream.of(PropertyMatches.forProperty(written, option.declaredBy())
                                .getPossibleMatches())
                        .anyMatch(option.name()::equals))
                .findFirst()
                .map(option -> "Did you mean " + option.dashed() + "?")
                .orElse("Take an option that the reference lists, or leave it out.");
    }

    private boolean isOption(ConfigurationPropertyName name) {
        return !name.isEmpty()
                && all.stream()
                        .filter(option -> option.uniform().equals(name.getElement(0, Form.UNIFORM)))
                        .anyMatch(option -> name.getNumberOfElements() == 1 || option.isMap());
    }

    private ConfigurationPropertyName withoutPrefix(ConfigurationPropertyName property) {
        return property.subName(prefix().getNumberOfElements());
    }

    private static ConfigurationPropertyName withoutConfiguration(ConfigurationPropertyName name) {
        return name.getElement(0, Form.UNIFORM).equals(CONFIGURATION) && name.getNumberOfElements() > 1
                ? name.subName(1)
                : name;
    }
}
