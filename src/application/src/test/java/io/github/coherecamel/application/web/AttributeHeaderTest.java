package io.github.coherecamel.application.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.coherecamel.application.event.UnreadableEventException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a text stands in a header: the examples of the HTTP binding of CloudEvents are among them. */
class AttributeHeaderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1.0                                   | 1.0",
                "Euro%20%E2%82%AC%20%F0%9F%98%80       | Euro € 😀",
                "Euro%20%e2%82%ac                      | Euro €",
                "100%                                  | 100%",
                "%zz                                   | %zz",
                "%2                                    | %2",
                "%41%42                                | AB",
                "\"quoted \\\"text\\\" \\\\\"          | quoted \"text\" \\",
                "\"                                    | \"",
                "a+b                                   | a+b",
            })
    void isDecodedOnce(String header, String expected) throws Exception {
        assertThat(AttributeHeader.decode("ce-id", header)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%C0%A0", "%FF", "%E2%82", "é", "\u0080"})
    void isRefusedIfItIsNotInUtf8(String header) {
        assertThatThrownBy(() -> AttributeHeader.decode("ce-id", header))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageContaining("header ce-id");
    }
}
