package io.github.coherecamel.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NumericNode;
import com.fasterxml.jackson.databind.node.ValueNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;

/**
 * Makes of a number that is read a node that is written as it was spelled: {@code 1e-05} and {@code 1.50} go back as they
 * came, so that a field that nobody touched does not change.
 */
final class SpelledNumbers extends JsonNodeFactory {

    private final transient JsonParser parser;

    /** @param parser whose current number is made a node of */
    SpelledNumbers(JsonParser parser) {
        this.parser = parser;
    }

    @Override
    public ValueNode numberNode(BigDecimal value) {
        return DecimalNode.valueOf(new Spelled(text()));
    }

    /** Zero is the one integer that has two spellings. */
    @Override
    public NumericNode numberNode(int value) {
        var isMinusZero = value == 0 && text().startsWith("-");
        return isMinusZero ? DecimalNode.valueOf(new Spelled(text())) : super.numberNode(value);
    }

    private String text() {
        try {
            return parser.getText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Jackson writes a decimal by its {@code toString}. */
    private static final class Spelled extends BigDecimal {

        private final String spelling;

        Spelled(String spelling) {
            super(spelling);
            this.spelling = spelling;
        }

        @Override
        public String toString() {
            return spelling;
        }
    }
}
