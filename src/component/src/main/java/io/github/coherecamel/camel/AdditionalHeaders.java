package io.github.coherecamel.camel;

import io.github.coherecamel.api.Secret;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks what a user wants to send with every request. */
final class AdditionalHeaders {

    /** A token of RFC 9110, section 5.6.2. */
    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    /** What an option or the request itself decides, or what is between two hops only. */
    private static final Set<String> RESERVED = Set.of(
            "accept",
            "accept-encoding",
            "authorization",
            "connection",
            "content-encoding",
            "content-length",
            "content-type",
            "expect",
            "host",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "x-client-name");

    private AdditionalHeaders() {}

    /** @throws IllegalArgumentException if one cannot be sent; its value, which may be a secret, is not shown */
    static Map<String, Secret> of(Map<String, Object> given) {
        var headers = new TreeMap<String, Secret>(String.CASE_INSENSITIVE_ORDER);
        given.forEach((name, value) -> headers.put(checked(name), new Secret(checked(name, value))));
        return Collections.unmodifiableMap(headers);
    }

    private static String checked(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "Option additionalHeader has a name that no header can have. Give letters, digits and hyphens.");
        }
        if (RESERVED.contains(name.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("Option additionalHeader." + name + " is not possible: this header is "
                    + "set by the component. Use option apiKey, apiKeySupplier, baseUrl or clientName for what it "
                    + "is to say, or leave it away.");
        }
        return name;
    }

    private static String checked(String name, @Nullable Object value) {
        var text = value == null ? "" : value.toString();
        if (text.isBlank() || text.chars().anyMatch(each -> each < ' ' || each >= 127)) {
            throw new IllegalArgumentException("Option additionalHeader." + name + " is empty or has a character that "
                    + "a header cannot carry: only printable ASCII can be sent.");
        }
        return text;
    }
}
