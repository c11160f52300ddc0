package io.github.coherecamel.application.web;

import jakarta.ws.rs.core.SecurityContext;

/** Who sends a request, as authentication says and nothing else. */
final class Person {

    private static final String UNKNOWN = "anonymous";
    /** It becomes the source of an event. */
    private static final int LONGEST_NAME = 128;

    private Person() {}

    static String of(SecurityContext security) {
        var principal = security.getUserPrincipal();
        var name = principal == null
                        || principal.getName() == null
                        || principal.getName().isBlank()
                ? UNKNOWN
                : principal.getName();
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
    }
}
