package io.github.coherecamel.application.start;

import io.smallrye.config.SmallRyeConfig;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.ConfigValue;

/** The configuration, as far as it is needed to check it. */
record Settings(SmallRyeConfig config) {

    /** What the application's own file of properties has, by which it is known what comes from a user. */
    private static final int ORDINAL_OF_DEFAULTS = 250;

    /** A blank value is none. */
    Optional<String> text(String property) {
        return Optional.ofNullable(value(property).getValue()).filter(value -> !value.isBlank());
    }

    /** Of two names of one thing, the one that counts: the first only if it is set. */
    String either(String first, String second) {
        return isSet(first) ? first : second;
    }

    /** Returns the properties that are set and have such a name. */
    Stream<String> named(Pattern name) {
        return StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .filter(name.asMatchPredicate())
                .filter(this::isSet)
                .sorted();
    }

    /** Returns the property as people know it: with the variable that sets it as well. */
    static String shown(String property) {
        return "%s (%s)"
                .formatted(property, property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT));
    }

    /** Whether it has more than the default that is in the code. */
    private boolean isSet(String property) {
        return text(property).isPresent() && value(property).getSourceOrdinal() >= ORDINAL_OF_DEFAULTS;
    }

    /** Whether a user has set it, by whatever means. */
    boolean isFromOutside(String property) {
        var value = value(property);
        return value.getValue() != null && value.getSourceOrdinal() > ORDINAL_OF_DEFAULTS;
    }

    boolean isDemo() {
        return config.getProfiles().contains("demo");
    }

    private ConfigValue value(String property) {
        return config.getConfigValue(property);
    }
}
