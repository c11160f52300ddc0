package io.github.coherecamel.application.access;

import java.util.Set;

/** Which role a request needs. */
public final class Rules {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    /** Where events are posted. What is done about one of them is below the same path. */
    private static final Set<String> INTAKE =
            Set.of("/events", "/events/", "/events/dataset-uploaded", "/events/dataset-uploaded/");

    /** What the page is made of, where whoever sends a file sees what becomes of it, and that something has changed. */
    private static final Set<String> OPEN_TO_ALL_ROLES = Set.of("/page", "/webjars", "/ui/try", "/ui/live", "/files");

    /** From where each is led to what it may see. */
    private static final Set<String> DOORS = Set.of("/", "/ui", "/ui/");

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
            return DOORS.contains(path) || OPEN_TO_ALL_ROLES.stream().anyMatch(part -> isIn(part, path))
                    ? Set.of(Role.values())
                    : Set.of(Role.VIEWER, Role.OPERATOR);
        }
        if (INTAKE.contains(path)) {
            return Set.of(Role.SENDER);
        }
        return path.equals("/files") ? Set.of(Role.OPERATOR, Role.SENDER) : Set.of(Role.OPERATOR);
    }

    private static boolean isIn(String part, String path) {
        return path.equals(part) || path.startsWith(part + "/");
    }
}
