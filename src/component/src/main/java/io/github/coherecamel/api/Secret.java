package io.github.coherecamel.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Text that must not be seen: it prints as stars wherever it ends up. */
public record Secret(String text) {

    private static final String MASK = "***";

    private static final Pattern PIECE = Pattern.compile("\\\\+|[^\\\\]", Pattern.DOTALL);

    /** A shorter text is no key, and to mask it would spoil words that only happen to contain it. */
    private static final int SHORTEST = 6;

    /**
     * Returns the text with every occurrence of this secret masked: a server may echo what it was sent, and in any case,
     * or escaped as in JSON, in JSON within JSON, or in a URL.
     */
    String mask(String shown) {
        return text.length() < SHORTEST ? shown : spellings().matcher(shown).replaceAll(MASK);
    }

    /** Numbers of backslashes are limited, or a text of nothing else would take time by the square of its length. */
    private Pattern spellings() {
        var pieces = PIECE.matcher(text)
                .results()
                .map(found -> found.group())
                .map(piece -> piece.charAt(0) == '\\'
                        ? "(?:\\\\{%1$d,%2$d}+|(?:%%5C){%1$d})".formatted(piece.length(), 4 * piece.length())
                        : spellings(piece))
                .collect(Collectors.joining());
        return Pattern.compile(pieces, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    private static String spellings(String character) {
        var escaped = character.chars().mapToObj("\\\\{1,4}+u%04x"::formatted).collect(Collectors.joining());
        var inUrl = URLEncoder.encode(character, StandardCharsets.UTF_8);
        var percent = inUrl.startsWith("%") ? inUrl : "%%%02x".formatted((int) character.charAt(0));
        return "(?:\\\\{0,4}+%s|%s|%s)".formatted(Pattern.quote(character), escaped, Pattern.quote(percent));
    }

    @Override
    public String toString() {
        return MASK;
    }
}
