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
            if (isIn("/q/health", path)) {
                return Set.of();
            }
            // Whoever sends a file may see what becomes of it.
            return isIn("/files", path)
                    ? Set.of(Role.VIEWER, Role.OPERATOR, Role.SENDER)
                    : Set.of(Role.VIEWER, Role.OPERATOR);
        }
        if (isIn("/events", path)) {
            return Set.of(Role.SENDER);
        }
        return path.equals("/files") ? Set.of(Role.OPERATOR, Role.SENDER) : Set.of(Role.OPERATOR);
    }

    private static boolean isIn(String part, String path) {
        return path.equals(part) || path.startsWith(part + "/");
    }
}
