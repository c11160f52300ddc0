package io.github.coherecamel.update;

import static io.github.coherecamel.update.Trees.tree;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.coherecamel.model.BaseType;
import io.github.coherecamel.model.Dataset;
import io.github.coherecamel.update.DatasetUsability.Verdict;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatasetUsabilityTest {
    @ParameterizedTest
    @CsvSource({"queued, NOT_YET", "a-later-status, NOT_YET", "validated, USABLE", "failed, NEVER"})
    void followsTheStatusOfValidation(String status, Verdict verdict) {
        var usability = of("{'validation_status': '" + status + "'}", "BASE_TYPE_CHAT", null);

        assertThat(usability.verdict()).isEqualTo(verdict);
        if (verdict == Verdict.USABLE) {
            assertThat(usability.reason()).isNull();
        } else {
            assertThat(usability.reason()).contains("(" + status + ")");
        }
    }

    @Test
    void isNotUsableYetWithoutAStatus() {
        assertThat(of("{}", "BASE_TYPE_CHAT", null))
                .isEqualTo(new DatasetUsability(Verdict.NOT_YET, "is not validated yet (no status)"));
    }

    @Test
    void saysWhatValidationFound() {
        assertThat(of("{'validation_status': 'failed', 'validation_error': 'no role'}", "BASE_TYPE_CHAT", null)
                        .reason())
                .isEqualTo("did not pass validation (failed: no role)");
    }

    @ParameterizedTest
    @CsvSource({
        "reranker-finetune-input, BASE_TYPE_CHAT, , NEVER",
        "reranker-finetune-input, BASE_TYPE_RERANK, , USABLE",
        "chat-finetune-input, BASE_TYPE_RERANK, , NEVER",
        "a-later-type, BASE_TYPE_CHAT, , USABLE",
        "single-label-classification-finetune-input, BASE_TYPE_CLASSIFICATION, , USABLE",
        "multi-label-classification-finetune-input, BASE_TYPE_CLASSIFICATION, , USABLE",
        "single-label-classification-finetune-input, BASE_TYPE_CLASSIFICATION, true, NEVER",
        "multi-label-classification-finetune-input, BASE_TYPE_CLASSIFICATION, false, NEVER",
        "chat-finetune-input, BASE_TYPE_GENERATIVE, , USABLE",
        "chat-finetune-input, BASE_TYPE_LATER, , USABLE"
    })
    void followsTheTypeAndLeavesWhatItDoesNotKnowToTheApi(
            String type, String baseType, @Nullable Boolean multiLabel, Verdict verdict) {
        var usability = of("{'validation_status': 'validated', 'dataset_type': '" + type + "'}", baseType, multiLabel);

        assertThat(usability.verdict()).isEqualTo(verdict);
        if (verdict == Verdict.NEVER) {
            assertThat(usability.reason()).isEqualTo("is of type " + type + ", which does not fit " + baseType);
        }
    }

    private static DatasetUsability of(String dataset, String baseType, @Nullable Boolean multiLabel) {
        try {
            var read = new ObjectMapper().treeToValue(tree(dataset), Dataset.class);
            return DatasetUsability.of(read, new BaseType(baseType), multiLabel);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(dataset, e);
        }
    }
}
