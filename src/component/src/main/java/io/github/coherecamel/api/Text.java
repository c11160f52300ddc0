package io.github.coherecamel.api;

import java.util.regex.Pattern;

/** Text from outside, made safe and short enough for a log line or a message. */
final class Text {

    private static final int LONGEST = 256;
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\u2028\\u2029]+");

    private Text() {}

    /** Returns the text on one line, without control, format (such as bidirectional) or separator characters. */
    static String printable(String text) {
        // Nearly every text is one already, and each call names its task.
        return isPlain(text)
                ? text.strip()
                : UNPRINTABLE.matcher(text).replaceAll(" ").strip();
    }

    private static boolean isPlain(String text) {
        for (var index = 0; index < text.length(); index++) {
            if (text.charAt(index) < ' ' || text.charAt(index) > '~') {
                return false;
            }
        }
        return true;
    }

    /** Returns the text printable and short. */
    static String clean(String text) {
        var line = printable(text);
        return line.length() <= LONGEST ? line : line.substring(0, end(line)) + "…";
    }

    /** A character beyond the first 65,536 is two chars, and half of it is none. */
    private static int end(String line) {
        return Character.isHighSurrogate(line.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    }
}
