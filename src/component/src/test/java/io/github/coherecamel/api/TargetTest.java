package io.github.coherecamel.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {
    @ParameterizedTest
    @CsvSource({"../x, ..%2Fx", "%2e%2e, %252e%252e", "a?x, a%3Fx", "a#x, a%23x", "😀, %F0%9F%98%80", "...,..."})
    void keepsAnIdInOneSegmentWhateverItContains(String id, String segment) {
        var target = Target.of("v1", "datasets", id).text();

        assertThat(target).isEqualTo("/v1/datasets/" + segment);
        var uri = URI.create("https://cohere.example.com" + target);
        assertThat(uri.getHost()).isEqualTo("cohere.example.com");
        assertThat(uri.getRawPath().split("/", -1)).hasSize(4);
        assertThat(uri.getRawQuery()).isNull();
        assertThat(uri.getRawFragment()).isNull();
        assertThat(uri.normalize()).isEqualTo(uri);
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", ".", "..", "a\r\nX: y", "a\u0085b"})
    void refusesAnIdThatNoPathCanCarry(String id) {
        assertThatThrownBy(() -> Target.of("v1", "datasets", id))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot be an id")
                .hasMessageContaining("Correct the id.")
                .message()
                .doesNotContainPattern("\\p{Cc}");
    }

    @Test
    void refusesAnIdOfTenThousandCharactersWithAShortMessage() {
        assertThatThrownBy(() -> Target.of("v1", "datasets", "x".repeat(10_000)))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .contains("must have 1 to 256 characters")
                .hasSizeLessThan(500);
    }

    @Test
    void takesAnIdOf256Characters() {
        assertThat(Target.of("x".repeat(256)).text()).isEqualTo("/" + "x".repeat(256));
    }

    @Test
    void repeatsAParameterForEachElementAndLeavesOutNull() {
        var target = Target.of("v1", "datasets")
                .with("name", "a&b=c d")
                .with("type", null)
                .with("keep_fields", List.of("x", "y/z"))
                .with("optional_fields", List.of())
                .with("skip_malformed_input", true);

        assertThat(target)
                .hasToString(
                        "/v1/datasets?name=a%26b%3Dc%20d&keep_fields=x&keep_fields=y%2Fz&skip_malformed_input=true");
    }

    @Test
    void refusesAValueThatNoServerTakes() {
        var target = Target.of("v1", "datasets");

        assertThat(target.with("order_by", "x".repeat(2048)).text()).hasSizeGreaterThan(2048);
        assertThatThrownBy(() -> target.with("order_by", "x".repeat(2049)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("with 'order_by' the query has more than 2048 characters. Shorten it.");
        assertThatThrownBy(() -> target.with("keep_fields", Collections.nCopies(1000, "a field")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("with 'keep_fields' the query has more than 8192 characters. Shorten it.");
    }

    @Test
    void tellsTheFamiliesApart() {
        assertThat(Target.of("v1", "finetuning", "finetuned-models", "x").isFinetuning())
                .isTrue();
        assertThat(Target.of("v1", "datasets", "x").isFinetuning()).isFalse();
    }
}
