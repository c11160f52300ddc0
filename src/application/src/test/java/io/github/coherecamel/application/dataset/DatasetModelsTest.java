package io.github.coherecamel.application.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetModelsTest {

    @ParameterizedTest
    @CsvSource({
        "support-*, support-, true",
        "support-*, support-2026.01, true",
        "support-*, Support-2026, false",
        "support-*, my-support-2026, false",
        "sales-??, sales-42, true",
        "sales-??, sales-4, false",
        "a.b[c]*, a.b[c]d, true",
        "a.b*, axb, false",
        "a=b*, a=bc, true",
        "*, anything at all, true",
    })
    void fitsNamesToPatterns(String pattern, String name, boolean fits) {
        assertThat(new DatasetModels(List.of(pattern + " = model")).of(name).isPresent())
                .isEqualTo(fits);
    }

    @Test
    void takesTheFirstThatFits() {
        var models = new DatasetModels(List.of("support-eu-*=eu", "support-*=all"));

        assertThat(models.of("support-eu-1")).contains("eu");
        assertThat(models.of("support-us-1")).contains("all");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "support-*", "support-*=", "=model", "support-*=a b", "support-*=../model"})
    void takesNothingElseForAMapping(String text) {
        assertThat(DatasetModels.isRule(text)).isFalse();
    }
}
