package io.github.coherecamel.application.access;

import java.util.Set;

/** Which role a request needs. */
public final class Rules {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private Rules() {}

    /** Whether a request of this method changes nothing. */
    public static boolean isReading(String method) {
        return READING.contains(method);
    }

    /** Returns the roles of which one is needed; none if anybody may. */
    static Set<Role> needed(String method, String path) {
        if (isReading(method)) {
            // Whoever starts and stops this has no token.
            return path.equals("/q/health") || path.startsWith("/q/health/")
                    ? Set.of()
                    : Set.of(Role.VIEWER, Role.OPERATOR);
        }
        return path.equals("/events") || path.startsWith("/events/") ? Set.of(Role.SENDER) : Set.of(Role.OPERATOR);
    }
}
