package io.github.coherecamel.simulator;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A date as HTTP headers have it (RFC 9110, section 5.6.7): the day of the month has two digits, which Java's own
 * RFC 1123 format leaves out and strict clients insist on.
 */
final class HttpDate {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

    private HttpDate() {}

    static String of(Instant time) {
        return FORMAT.format(time.atOffset(ZoneOffset.UTC));
    }
}
