package io.github.coherecamel.update;

import static io.github.coherecamel.update.Trees.difference;
import static io.github.coherecamel.update.Trees.tree;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DifferenceTest {
    @Test
    void namesEachFieldThatChangesComesOrGoes() {
        assertThat(Difference.between(
                        tree("{'a': 1, 'b': {'c': 'x', 'd': [1]}}"), tree("{'a': 2, 'b': {'d': [1], 'e': true}}")))
                .containsExactly(
                        difference("a", "1", "2"), difference("b.c", "\"x\"", null), difference("b.e", null, "true"));
    }

    @Test
    void findsNoneBetweenEqualNumbersOfDifferentKinds() {
        assertThat(Difference.between(tree("{'a': 1, 'b': 0.5}"), tree("{'a': 1.0, 'b': 5e-1}")))
                .isEmpty();
    }

    @Test
    void findsOneBetweenNullAndAbsent() {
        assertThat(Difference.between(tree("{'a': null}"), tree("{}"))).containsExactly(difference("a", "null", null));
    }

    @Test
    void namesTheFieldsOfAnObjectThatComesOrGoes() {
        assertThat(Difference.between(tree("{'a': {'b': 1}}"), tree("{'c': {'d': {'e': 2}}}")))
                .containsExactly(difference("a.b", "1", null), difference("c.d.e", null, "2"));
    }

    @Test
    void findsOneBetweenAnObjectAndAnotherKind() {
        assertThat(Difference.between(tree("{'a': {'b': 1}}"), tree("{'a': 'x'}")))
                .containsExactly(difference("a", "{\"b\":1}", "\"x\""));
        assertThat(Difference.between(tree("{'a': 5}"), tree("{'a': {}}"))).containsExactly(difference("a", "5", "{}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "-0.0001",
                "1e-7",
                "12345678901234567890.5",
                "true",
                "null",
                "[1, 'x']",
                "'x'",
                "''",
                "'ä 😀'",
                "'\\\\ \\n \\u0001 /'"
            })
    void writesEachValueAsJson(String json) {
        var value = tree("{'v':" + json + "}").get("v");

        assertThat(new Difference("a", null, value)).hasToString("a: absent -> " + value);
        assertThat(new Difference("a", value, null)).hasToString("a: " + value + " -> absent");
    }

    @Test
    void writesQuotesAsJson() {
        var value = TextNode.valueOf("say \"x\"");

        assertThat(new Difference("a", null, value)).hasToString("a: absent -> " + value);
    }
}
