package io.github.coherecamel.api;

import java.util.List;
import java.util.function.Supplier;

/** The key that requests are sent with. */
public sealed interface ApiKey permits FixedApiKey, SuppliedApiKey {

    static ApiKey of(Secret key) {
        return new FixedApiKey(key);
    }

    /**
     * Returns a key that is asked for before each request, so that it may change; what is returned serves all requests
     * that came before the question.
     */
    static ApiKey from(Supplier<String> keys) {
        return new SuppliedApiKey(keys);
    }

    /** Returns the keys that somebody may still echo. */
    List<Secret> known();
}
