package io.github.coherecamel.simulator;

import io.github.coherecamel.simulator.call.Problem;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The check of the API key. The name of the scheme ignores case, as Cohere's own samples need. */
final class BearerToken {
    private static final Pattern BEARER = Pattern.compile("bearer\\s+(\\S+)\\s*", Pattern.CASE_INSENSITIVE);

    private final @Nullable String accepted;

    /** Accepts one key; any if it is null; calls without a key as well if it is empty. */
    BearerToken(@Nullable String accepted) {
        this.accepted = accepted;
    }

    void check(String authorization) {
        var token = BEARER.matcher(authorization);
        var given = token.matches() ? token.group(1) : "";
        if (accepted != null && accepted.isEmpty()) {
            return;
        }
        if (given.isEmpty()) {
            throw new Problem(401, "no api key supplied");
        }
        if (accepted != null && !accepted.equals(given)) {
            throw new Problem(401, "invalid api token");
        }
    }
}
