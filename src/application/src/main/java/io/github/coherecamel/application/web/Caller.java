package io.github.coherecamel.application.web;

import io.github.coherecamel.application.access.Rules;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * From where a request comes, as a browser says. A web page of others must not reach what listens on this machine: neither
 * by sending a form, nor under a name of its own that it lets point here.
 *
 * @param method of the request
 * @param authority header {@code Host}: name and port by which this process was addressed
 * @param origin header {@code Origin}: the page that sends
 * @param fetchSite header {@code Sec-Fetch-Site}: how far that page is from here
 * @param fetchMode header {@code Sec-Fetch-Mode}: whether a person goes there, or something of that page loads it
 */
record Caller(
        String method,
        @Nullable String authority,
        @Nullable String origin,
        @Nullable String fetchSite,
        @Nullable String fetchMode) {

    private static final Set<String> NEAR = Set.of("same-origin", "none");
    private static final Pattern PORT = Pattern.compile(":\\d*$");
    /** Only names can be made to point elsewhere. */
    private static final Pattern ADDRESS = Pattern.compile("localhost|\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-f:.]+]");

    static Caller of(HttpServerRequest request) {
        return new Caller(
                request.method().name(),
                request.authority() == null ? null : request.authority().toString(),
                request.getHeader("Origin"),
                request.getHeader("Sec-Fetch-Site"),
                request.getHeader("Sec-Fetch-Mode"));
    }

    /**
     * Returns why it is not served; null if it is.
     *
     * @param bound name or address that this listens on
     * @param names under which it was configured to be known, in lower case; with a port if it is not the usual one
     */
    @Nullable
    Refused refusal(String bound, Set<String> names) {
        if (authority != null && !isKnown(authority.toLowerCase(Locale.ROOT), bound, names)) {
            return Refused.because(
                    421,
                    "This is not known under the name in header Host. Address it by IP or as localhost, or add the name to"
                            + " cohere.http.hosts.");
        }
        var isForeign = fetchSite != null && !NEAR.contains(fetchSite) || origin != null && !isOwn(origin, names);
        if (!isForeign) {
            return null;
        }
        if (Rules.isReading(method)) {
            // A link of another site may lead here. What else it loads it cannot read, but could take all connections.
            return "navigate".equals(fetchMode)
                    ? null
                    : Refused.because(
                            403,
                            "A page of another site has loaded this (headers Origin and Sec-Fetch-Site). Open it in a window"
                                    + " of its own, or ask from a program.");
        }
        return Refused.because(
                403,
                "A page of another site sent this (headers Origin and Sec-Fetch-Site). Send it from a program or from"
                        + " this server's own page.");
    }

    /**
     * A page of this server, or one of a name that was configured, by the port of this or the usual one: behind another port
     * of the same machine may be anybody. A proxy in front may have rewritten by what name this was addressed.
     */
    private boolean isOwn(String origin, Set<String> names) {
        var page = origin.toLowerCase(Locale.ROOT).replaceFirst("^https?://", "");
        return page.equalsIgnoreCase(authority)
                || names.contains(page)
                || authority != null && names.contains(host(page)) && port(page).equals(port(authority));
    }

    private static boolean isKnown(String authority, String bound, Set<String> names) {
        var host = host(authority);
        return ADDRESS.matcher(host).matches()
                || host.equals(bound)
                || names.contains(host)
                || names.contains(authority);
    }

    private static String host(String authority) {
        return PORT.matcher(authority).replaceFirst("");
    }

    private static String port(String authority) {
        var port = PORT.matcher(authority);
        return port.find() ? port.group() : "";
    }
}
