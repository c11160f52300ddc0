package io.github.coherecamel.camel;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A key in a bean, so that no endpoint URI shows it. It is for Kamelets, which name their bean as option
 * {@code apiKeySupplier} whether they were given a key or not: without one, it is as if the option were not set.
 */
public final class ApiKeyBean implements Supplier<String> {

    private @Nullable String apiKey;

    public void setApiKey(@Nullable String apiKey) {
        this.apiKey = apiKey;
    }

    boolean isEmpty() {
        return apiKey == null || apiKey.isBlank();
    }

    /** @throws IllegalStateException if there is none */
    @Override
    public String get() {
        if (apiKey == null) {
            throw new IllegalStateException("There is no key. Set one, or leave option apiKeySupplier away.");
        }
        return apiKey;
    }
}
