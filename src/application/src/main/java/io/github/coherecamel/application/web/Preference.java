package io.github.coherecamel.application.web;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a caller would like, by RFC 7240. All but {@code wait} is not known here, and so ignored. */
final class Preference {

    private static final Pattern WAIT =
            Pattern.compile("(?:^|,)\\s*wait\\s*=\\s*\"?(\\d{1,9})\"?\\s*(?=$|[,;])", Pattern.CASE_INSENSITIVE);

    private Preference() {}

    /** Returns how long the caller would wait, at most so long; null if it does not say. */
    static @Nullable Duration wait(List<String> prefer, Duration longest) {
        var found = WAIT.matcher(String.join(",", prefer));
        if (!found.find()) {
            return null;
        }
        var wanted = Duration.ofSeconds(Long.parseLong(found.group(1)));
        return wanted.compareTo(longest) > 0 ? longest : wanted;
    }
}
