package io.github.coherecamel.api;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * All that decides how the API is reached.
 *
 * @param transport what connections depend on, which many destinations may share
 * @param maxRetryAfter a longer wait that the server asks for is cut to this
 */
public record ConnectionSettings(Destination destination, TransportSettings transport, Duration maxRetryAfter) {

    public URI baseUrl() {
        return destination.baseUrl();
    }

    /** Returns what every request carries and must never be shown, even if somebody echoes it. */
    List<Secret> secrets() {
        var secrets = new ArrayList<>(destination.secrets());
        secrets.addAll(transport.secrets());
        return secrets;
    }
}
