package io.github.coherecamel.camel;

import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the process was started with: system properties and environment variables. */
final class ProcessSettings {

    /** Camel reads variables of this form for components of its own only; passed over, they would send a key elsewhere. */
    private static final Map<String, String> NAMED_AS_OPTIONS = Map.of(
            "CO_API_URL", "CAMEL_COMPONENT_COHERE_FINETUNE_BASE_URL",
            "CO_API_KEY", "CAMEL_COMPONENT_COHERE_FINETUNE_API_KEY");

    private ProcessSettings() {}

    /** Returns the first that is not blank: the variable that names the option, the system property, the variable. */
    static @Nullable String find(String name) {
        return Stream.of(
                        System.getenv(NAMED_AS_OPTIONS.getOrDefault(name, name)),
                        System.getProperty(name),
                        System.getenv(name))
                .filter(value -> value != null && !value.isBlank())
                .findFirst()
                .orElse(null);
    }
}
