package io.github.coherecamel.api;

/** Text that must not be seen: it prints as stars wherever it ends up. */
public record Secret(String text) {

    private static final String MASK = "***";

    /** Returns the text with every occurrence of this secret masked: a server may echo what it was sent. */
    String mask(String shown) {
        return text.isEmpty() ? shown : shown.replace(text, MASK);
    }

    @Override
    public String toString() {
        return MASK;
    }
}
