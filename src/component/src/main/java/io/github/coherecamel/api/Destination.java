package io.github.coherecamel.api;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where calls go, and as whom.
 *
 * @param baseUrl without {@code /v1}
 * @param apiKey absent for a deployment that needs none
 * @param clientName sent as {@code X-Client-Name}
 * @param additionalHeaders sent with every request, by name
 */
public record Destination(
        URI baseUrl, @Nullable ApiKey apiKey, @Nullable String clientName, Map<String, Secret> additionalHeaders) {

    List<Secret> secrets() {
        var secrets = new ArrayList<>(additionalHeaders.values());
        if (apiKey != null) {
            secrets.addAll(apiKey.known());
        }
        return secrets;
    }
}
