package io.github.coherecamel.camel;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/** Checks where the key is sent to. */
final class BaseUrl {

    private static final Set<String> LOOPBACK = Set.of("localhost", "[::1]");

    private BaseUrl() {}

    /**
     * Returns the URL without a slash at its end.
     *
     * @throws IllegalArgumentException if it cannot be right, or the key must not be sent there
     */
    static URI parse(String text, boolean plainHttpAllowed) {
        var url = uri(text);
        var scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        if (url.getHost() == null || !(scheme.equals("https") || scheme.equals("http"))) {
            throw wrong("must be an absolute HTTPS URL, such as https://cohere.example.com");
        }
        if (url.getRawUserInfo() != null || url.getRawQuery() != null || url.getRawFragment() != null) {
            throw wrong("must have no user, query or fragment. Set the key as option apiKey");
        }
        if (url.getPort() == 0 || url.getPort() > 65535) {
            throw wrong("has a port that does not exist. Give one from 1 to 65535, or none");
        }
        if (url.getRawPath().matches("(.*/)?\\.\\.?(/.*)?")) {
            throw wrong("has a path with '.' or '..' in it. Give the path itself");
        }
        if (scheme.equals("http") && !plainHttpAllowed && !isLoopback(url.getHost())) {
            throw wrong("is plain HTTP to " + url.getHost()
                    + ", so that the key could be read on the way. Use HTTPS, or set option plainHttpAllowed");
        }
        var path = url.getRawPath().replaceAll("/+$", "");
        if (path.matches(".*/v1(/(finetuning|datasets)(/.*)?)?")) {
            throw wrong("has the API's own path in it, which every call adds itself. Leave it away, from /v1 on");
        }
        return URI.create(scheme + "://" + url.getRawAuthority() + path);
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            // The text is not quoted, and neither is the cause, which quotes it: it may hold a password.
            throw wrong("is no URL: " + e.getReason() + " at character " + (e.getIndex() + 1));
        }
    }

    private static boolean isLoopback(String host) {
        return LOOPBACK.contains(host.toLowerCase(Locale.ROOT)) || host.matches("127(\\.\\d{1,3}){3}");
    }

    private static IllegalArgumentException wrong(String reason) {
        return new IllegalArgumentException("Option baseUrl (or environment variable CO_API_URL) " + reason + ".");
    }
}
