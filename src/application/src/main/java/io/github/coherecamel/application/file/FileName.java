package io.github.coherecamel.application.file;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names of files, such that any file system takes them, with something before and behind, and any log line. */
final class FileName {

    /** File systems take 255 bytes; what is put before and behind has to fit as well. */
    private static final int MOST_BYTES = 200;

    /** Control and format characters, what the system's charset does not have, and what separates folders elsewhere. */
    private static final Pattern UNSAFE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\u2028\\u2029\\uFFFD/\\\\]");

    private static final Pattern UNSAFE_IN_LINE = Pattern.compile("[\\p{Cc}\\p{Cf}\\u2028\\u2029]+");

    private FileName() {}

    static String safe(String given) {
        var name = UNSAFE.matcher(given).replaceAll("_");
        var suffix = suffix(name);
        var stem = name.substring(0, name.length() - suffix.length());
        while (bytes(stem) + bytes(suffix) > MOST_BYTES) {
            stem = stem.substring(0, stem.offsetByCodePoints(stem.length(), -1));
        }
        return stem + suffix;
    }

    /** Returns a safe name that is not hidden. */
    static String visible(String given) {
        return safe(given.strip().replaceFirst("^[.\\s]+", ""));
    }

    /** Returns any text on one line. */
    static String line(String text) {
        return UNSAFE_IN_LINE.matcher(text).replaceAll(" ").strip();
    }

    /** Returns the name with something put before its suffix. */
    static String with(String name, String addition) {
        var suffix = suffix(name);
        return name.substring(0, name.length() - suffix.length()) + "-" + addition + suffix;
    }

    /** Returns the name as the API wants it, which tells formats apart by a suffix in lower case. */
    static String plain(String name) {
        var suffix = suffix(name);
        return name.substring(0, name.length() - suffix.length()) + suffix.toLowerCase(Locale.ROOT);
    }

    /** A suffix that is long is none. */
    private static String suffix(String name) {
        var dot = name.lastIndexOf('.');
        return dot <= 0 || name.length() - dot > 10 ? "" : name.substring(dot);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
