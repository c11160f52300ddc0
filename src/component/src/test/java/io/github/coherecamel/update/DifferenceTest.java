package io.github.coherecamel.update;

import static io.github.coherecamel.update.Trees.difference;
import static io.github.coherecamel.update.Trees.tree;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DifferenceTest {
    @Test
    void namesEachFieldThatChangesComesOrGoes() {
        assertThat(Difference.between(
                        tree("{'a': 1, 'b': {'c': 'x', 'd': [1]}}"), tree("{'a': 2, 'b': {'d': [1], 'e': true}}")))
                .containsExactly(
                        difference("a", "1", "2"), difference("b.c", "\"x\"", null), difference("b.e", null, "true"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {"1|1.0", "[1, [2.0]]|[1.0, [2]]", "[{'a': 1, 'b': 0}]|[{'a': 1.0}]"})
    void findsNoneBetweenEqualValuesThatAreWrittenDifferently(String one, String other) {
        assertThat(differences("{'a': " + one + "}", "{'a': " + other + "}")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {"[0]|[]", "[{'a': 1}]|[{'a': 2}]", "[1]|['1']", "0|false", "''|{}"})
    void findsOneBetweenValuesThatDiffer(String one, String other) {
        assertThat(differences("{'a': " + one + "}", "{'a': " + other + "}")).hasSize(1);
        assertThat(differences("{'a': " + other + "}", "{'a': " + one + "}")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "false", "''", "'TYPE_UNSPECIFIED'", "[]", "{}", "null", "{'b': 0}"})
    void findsNoneBetweenZeroAndAbsent(String zero) {
        assertThat(differences("{'a': " + zero + "}", "{}")).isEmpty();
        assertThat(differences("{}", "{'a': " + zero + "}")).isEmpty();
        assertThat(differences("{'a': null}", "{'a': " + zero + "}")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "true", "'x'", "[0]"})
    void findsOneBetweenZeroAndAnotherValue(String value) {
        assertThat(differences("{'a': " + value + "}", "{}")).hasSize(1);
        assertThat(differences("{'a': null}", "{'a': " + value + "}")).hasSize(1);
    }

    @Test
    void comparesWhatIsNoNumberAtAll() {
        var nan = tree("{}").put("a", Double.NaN);

        assertThat(Difference.between(nan, tree("{'a': 1}"))).hasSize(1);
        assertThat(Difference.between(nan, tree("{}"))).hasSize(1);
        assertThat(Difference.between(nan, nan.deepCopy())).isEmpty();
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
    @ValueSource(strings = {"1e-7", "true", "[1, 'x']", "'\\\\ \\n \\u0001 \\u0022 /'"})
    void writesEachValueAsJson(String json) {
        var value = tree("{'v':" + json + "}").get("v");

        assertThat(new Difference("a", null, value)).hasToString("a: absent -> " + value);
        assertThat(new Difference("a", value, null)).hasToString("a: " + value + " -> absent");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'wandb': {'api_key': 4711}}|{'wandb': {'api_key': 4712}}",
                "{'wandb': {'api_key': {'a': 4711}}}|{}",
                "{'wandb': 7}|{'wandb': {'api_key': 4711, 'project': 'p'}}",
                "{'wandb': [{'api_key': '4711'}]}|{'wandb': 'none'}",
                "7|{'wandb': {'api_key': ['4711']}}"
            })
    void masksAKeyOfWhateverTypeAndWithinWhatIsReplaced(String from, String to) {
        assertThat(differences("{'settings': " + from + "}", "{'settings': " + to + "}"))
                .asString()
                .contains("***")
                .doesNotContain("471");
    }

    private static List<Difference> differences(String from, String to) {
        return Difference.between(tree(from), tree(to));
    }
}
