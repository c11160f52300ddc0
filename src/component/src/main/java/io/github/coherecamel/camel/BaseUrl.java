package io.github.coherecamel.camel;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Checks where the key is sent to. The controller asks it as well, to tell of all mistakes before it starts anything. */
public final class BaseUrl {

    private static final Set<String> LOOPBACK = Set.of("localhost", "[::1]");
    private static final String EXAMPLE = "Set it to an HTTPS URL, such as https://cohere.example.com";

    private BaseUrl() {}

    /**
     * Something that is wrong. It does not quote the URL, which may hold a password.
     *
     * @param what to be read after the name of an option
     * @param remedy what to do about it
     */
    public record Flaw(String what, String remedy) {}

    /**
     * Returns the URL without a slash at its end.
     *
     * @throws IllegalArgumentException if it cannot be right, or the key must not be sent there
     */
    static URI parse(String text, boolean plainHttpAllowed) {
        flawsOf(text, plainHttpAllowed).stream().findFirst().ifPresent(flaw -> {
            throw new IllegalArgumentException("Option baseUrl (or environment variable CO_API_URL) %s. %s."
                    .formatted(flaw.what(), flaw.remedy()));
        });
        var url = URI.create(text);
        return URI.create(url.getScheme().toLowerCase(Locale.ROOT) + "://" + url.getRawAuthority() + path(url));
    }

    /** Returns what is wrong with a base URL; nothing, if the key may be sent there. */
    public static List<Flaw> flawsOf(String text, boolean plainHttpAllowed) {
        try {
            return flawsOf(new URI(text), plainHttpAllowed);
        } catch (URISyntaxException e) {
            return List.of(
                    new Flaw("is no URL: %s at character %d".formatted(e.getReason(), e.getIndex() + 1), EXAMPLE));
        }
    }

    private static List<Flaw> flawsOf(URI url, boolean plainHttpAllowed) {
        var scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        if (url.getHost() == null || !(scheme.equals("https") || scheme.equals("http"))) {
            return List.of(new Flaw("is not the absolute URL of a host", EXAMPLE));
        }
        var flaws = new ArrayList<Flaw>();
        if (url.getRawUserInfo() != null || url.getRawQuery() != null || url.getRawFragment() != null) {
            flaws.add(new Flaw(
                    "has a user, a query or a fragment, which a base URL has not",
                    "Set the key as option apiKey or as CO_API_KEY, and leave the rest away"));
        }
        if (url.getPort() == 0 || url.getPort() > 65535) {
            flaws.add(new Flaw("has a port that does not exist", "Give one from 1 to 65535, or none"));
        }
        if (path(url).matches("(.*/)?\\.\\.?(/.*)?")) {
            flaws.add(new Flaw("has a path with '.' or '..' in it", "Give the path itself"));
        }
        if (scheme.equals("http") && !plainHttpAllowed && !isLoopback(url.getHost())) {
            flaws.add(new Flaw(
                    "is plain HTTP to " + url.getHost() + ", so that the key could be read on the way",
                    "Use HTTPS, or set option plainHttpAllowed (camel.component.cohere-finetune.plain-http-allowed=true)"
                            + " if nobody can listen between"));
        }
        if (path(url).matches(".*/v1(/(finetuning|datasets)(/.*)?)?")) {
            flaws.add(new Flaw(
                    "has the API's own path in it, which every call adds itself", "Leave it away, from /v1 on"));
        }
        return flaws;
    }

    private static String path(URI url) {
        return url.getRawPath().replaceAll("/+$", "");
    }

    private static boolean isLoopback(String host) {
        return LOOPBACK.contains(host.toLowerCase(Locale.ROOT)) || host.matches("127(\\.\\d{1,3}){3}");
    }
}
