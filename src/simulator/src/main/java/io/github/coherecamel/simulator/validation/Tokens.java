package io.github.coherecamel.simulator.validation;

/** A guess at how many tokens a text has, without a tokenizer: four characters each. */
final class Tokens {
    private Tokens() {}

    static long in(String text) {
        return (text.length() + 3L) / 4;
    }
}
