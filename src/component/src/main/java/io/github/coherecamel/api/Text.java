package io.github.coherecamel.api;

import java.util.regex.Pattern;

/** Text from outside, made safe and short enough for a log line or a message. */
public final class Text {

    private static final int LONGEST = 256;
    private static final int LONGEST_MESSAGE = 1024;
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
    public static String clean(String text) {
        return cut(printable(text), LONGEST);
    }

    /** Returns the text printable, and short enough for a message that quotes and then says what to do. */
    static String message(String text) {
        return cut(printable(text), LONGEST_MESSAGE);
    }

    /** Returns the text with no more than so many chars. A character beyond the first 65,536 is two, and half of it is none. */
    public static String cut(String line, int longest) {
        if (line.length() <= longest) {
            return line;
        }
        return line.substring(0, Character.isHighSurrogate(line.charAt(longest - 1)) ? longest - 1 : longest) + "…";
    }
}
