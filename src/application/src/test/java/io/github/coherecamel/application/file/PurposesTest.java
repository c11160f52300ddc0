package io.github.coherecamel.application.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PurposesTest extends FilesTest {

    private final Purposes purposes = new Purposes(config(
            "cohere.files.mapping[0].files", "rerank-*",
            "cohere.files.mapping[0].model-id", "ranker",
            "cohere.files.mapping[0].type", "reranker-finetune-input",
            "cohere.files.mapping[1].files", "labels/*.csv",
            "cohere.files.mapping[1].model-id", "classifier",
            "cohere.files.mapping[1].type", "single-label-classification-finetune-input",
            "cohere.files.mapping[2].files", "*-7.jsonl",
            "cohere.files.mapping[2].model-id", "seventh"));

    @Test
    void goesByTheFirstPatternThatFits() {
        assertThat(purposes.of("", "rerank-7.jsonl")).contains(new Purpose("ranker", "reranker-finetune-input"));
        assertThat(purposes.of("", "chat-7.jsonl")).contains(new Purpose("seventh", "chat-finetune-input"));
    }

    @Test
    void goesByTheFolder() {
        assertThat(purposes.folders()).containsExactly("labels");
        assertThat(purposes.of("labels", "a.csv").map(Purpose::modelId)).contains("classifier");
        assertThat(purposes.of("", "a.csv").map(Purpose::modelId)).contains(MODEL);
    }

    @Test
    void takesTheOneModelForAllElse() {
        assertThat(purposes.of("", "any.jsonl")).contains(new Purpose(MODEL, "chat-finetune-input"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b/*", "/a", "done/*", ".work/*", "accepted/*.jsonl", "*/x", "folder/", "[.jsonl"})
    void refusesAPatternThatCannotWork(String pattern) {
        var config = config("cohere.files.mapping[0].files", pattern, "cohere.files.mapping[0].model-id", "m");

        assertThatThrownBy(() -> new Purposes(config))
                .hasMessageContaining("cohere.files.mapping[0].files")
                .hasMessageContaining(pattern);
    }
}
