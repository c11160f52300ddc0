package io.github.coherecamel.application.start;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/** Whether a URL can be where the API is. The component refuses the same, but one by one, and when the routes are there. */
final class ApiUrl {

    private static final Set<String> LOOPBACK = Set.of("localhost", "[::1]");
    private static final String EXAMPLE = "Set it to an HTTPS URL, such as https://cohere.example.com";

    private ApiUrl() {}

    /**
     * @param name the property or variable that has the URL; its value is not shown, since it may have a password
     * @param plainHttpAllowed whether key and data may travel readable
     */
    static void check(String name, String text, boolean plainHttpAllowed, Mistakes mistakes) {
        URI url;
        try {
            url = new URI(text);
        } catch (URISyntaxException e) {
            mistakes.add("%s is no URL: %s at character %d".formatted(name, e.getReason(), e.getIndex() + 1), EXAMPLE);
            return;
        }
        var scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        if (url.getHost() == null || !(scheme.equals("https") || scheme.equals("http"))) {
            mistakes.add(name + " is not the absolute URL of a host", EXAMPLE);
            return;
        }
        if (url.getRawUserInfo() != null || url.getRawQuery() != null || url.getRawFragment() != null) {
            mistakes.add(
                    name + " has a user, a query or a fragment, which a base URL has not",
                    "Set the key as CO_API_KEY, and leave the rest away");
        }
        if (url.getPort() == 0 || url.getPort() > 65535) {
            mistakes.add(name + " has a port that does not exist", "Give one from 1 to 65535, or none");
        }
        if (scheme.equals("http") && !plainHttpAllowed && !isLoopback(url.getHost())) {
            mistakes.add(
                    "%s is plain HTTP to %s, so that the key could be read on the way".formatted(name, url.getHost()),
                    "Use HTTPS, or set camel.component.cohere-finetune.plain-http-allowed=true if nobody can listen between");
        }
        checkPath(name, url.getRawPath().replaceAll("/+$", ""), mistakes);
    }

    private static void checkPath(String name, String path, Mistakes mistakes) {
        if (path.matches("(.*/)?\\.\\.?(/.*)?")) {
            mistakes.add(name + " has a path with '.' or '..' in it", "Give the path itself");
        }
        if (path.matches(".*/v1(/(finetuning|datasets)(/.*)?)?")) {
            mistakes.add(
                    name + " has the API's own path in it, which every call adds itself", "Leave it away, from /v1 on");
        }
    }

    private static boolean isLoopback(String host) {
        return LOOPBACK.contains(host.toLowerCase(Locale.ROOT)) || host.matches("127(\\.\\d{1,3}){3}");
    }
}
