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
 */
record Caller(String method, @Nullable String authority, @Nullable String origin, @Nullable String fetchSite) {

    private static final Set<String> NEAR = Set.of("same-origin", "none");
    /** Only names can be made to point elsewhere. */
    private static final Pattern ADDRESS = Pattern.compile("localhost|\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-f:.]+]");

    static Caller of(HttpServerRequest request) {
        return new Caller(
                request.method().name(),
                request.authority() == null ? null : request.authority().toString(),
                request.getHeader("Origin"),
                request.getHeader("Sec-Fetch-Site"));
    }

    /** Returns why it is not served; null if it is. */
    @Nullable
    Refused refusal(Set<String> names) {
        if (authority != null && !isKnown(host(authority), names)) {
            return Refused.because(
                    421,
                    "This is not known under the name in header Host. Address it by IP or as localhost, or add the name to"
                            + " cohere.http.hosts.");
        }
        if (Rules.isReading(method)) {
            return null;
        }
        var far = fetchSite != null && !NEAR.contains(fetchSite);
        if (far || origin != null && !isOwn(origin, names)) {
            return Refused.because(
                    403,
                    "A page of another site sent this (headers Origin and Sec-Fetch-Site). Send it from a program or from"
                            + " this server's own page.");
        }
        return null;
    }

    /** A page of this server, or one of a name that was configured, by whatever port a proxy has. */
    private boolean isOwn(String origin, Set<String> names) {
        var page = origin.toLowerCase(Locale.ROOT).replaceFirst("^https?://", "");
        return page.equalsIgnoreCase(authority) || names.contains(host(page));
    }

    private static boolean isKnown(String host, Set<String> names) {
        return ADDRESS.matcher(host).matches() || names.contains(host);
    }

    private static String host(String authority) {
        return authority.toLowerCase(Locale.ROOT).replaceFirst(":\\d*$", "");
    }
}
