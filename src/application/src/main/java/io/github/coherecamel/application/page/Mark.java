package io.github.coherecamel.application.page;

import java.util.Locale;

/**
 * A state as people see it: nobody has to know the colour to read it.
 *
 * @param word as the documentation has it
 * @param tone names a colour of the style sheet
 * @param icon names a symbol of the layout
 * @param meaning in a sentence
 */
public record Mark(String word, String tone, String icon, String meaning) {

    static Mark of(Enum<?> state, String tone, String icon, String meaning) {
        return new Mark(word(state), tone, icon, meaning);
    }

    /** Returns {@code Out of sync} of {@code OUT_OF_SYNC}. */
    static String word(Enum<?> state) {
        var words = state.name().replace('_', ' ');
        return words.charAt(0) + words.substring(1).toLowerCase(Locale.ROOT);
    }
}
