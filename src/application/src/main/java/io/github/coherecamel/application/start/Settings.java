package io.github.coherecamel.application.start;

import io.smallrye.config.SmallRyeConfig;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigValue;

/** The configuration, as far as it is needed to check it. */
record Settings(SmallRyeConfig config) {

    /** What the application's own file of properties has, by which it is known what comes from a user. */
    private static final int ORDINAL_OF_DEFAULTS = 250;

    /** A blank value is none. */
    Optional<String> text(String property) {
        return Optional.ofNullable(value(property).getValue()).filter(value -> !value.isBlank());
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
