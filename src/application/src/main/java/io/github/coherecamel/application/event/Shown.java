package io.github.coherecamel.application.event;

/** What a sender wrote, as it may stand in a message: on one line, and short. */
final class Shown {

    private static final int LONGEST = 64;

    private Shown() {}

    static String of(String text) {
        var cut = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        var clean = new StringBuilder();
        cut.codePoints().map(point -> isPrintable(point) ? point : '?').forEach(clean::appendCodePoint);
        return "'" + clean + "'";
    }

    /** Neither a control character nor one that changes lines or directions, nor half of a pair. */
    static boolean isPrintable(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
