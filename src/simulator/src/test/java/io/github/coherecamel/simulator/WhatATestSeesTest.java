package io.github.coherecamel.simulator;

import static io.github.coherecamel.simulator.Caller.MODELS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(CohereSimulatorExtension.class)
class WhatATestSeesTest {
    private final CohereSimulator simulator;
    private final Caller caller;

    WhatATestSeesTest(CohereSimulator simulator) {
        this.simulator = simulator;
        caller = new Caller(simulator);
    }

    @Test
    void allModelsAndDatasetsInOrder() {
        var winter = simulator.addDataset("winter", "chat-finetune-input", "validated");
        var spring = simulator.addDataset("spring", "chat-finetune-input", "failed");
        var model = simulator.addModel("support-bot", "BASE_TYPE_CHAT", winter);

        assertThat(simulator.datasets()).extracting(WhatATestSeesTest::id).containsExactly(winter, spring);
        assertThat(simulator.datasets()).last().isEqualTo(simulator.dataset(spring));
        assertThat(simulator.models()).containsExactly(simulator.model(model));
    }

    private static String id(JsonNode shown) {
        return shown.path("id").asText();
    }

    @Test
    void theOnlyRequestOfAnOperation() {
        caller.get(MODELS + "?page_size=3&order_by=created_at%20desc");
        caller.get("/v1/datasets");

        var request = simulator.onlyRequest(ApiOperation.LIST_FINETUNED_MODELS);
        assertThat(request.parameter("page_size")).isEqualTo("3");
        assertThat(request.parameter("order_by")).isEqualTo("created_at desc");
        assertThat(request.parameter("page_token")).isNull();
    }

    @Test
    void whatWasAskedInsteadOfTheOnlyRequest() {
        caller.get(MODELS);
        caller.get(MODELS + "?page_size=3");

        assertThatThrownBy(() -> simulator.onlyRequest(ApiOperation.LIST_FINETUNED_MODELS))
                .isInstanceOf(AssertionError.class)
                .hasMessage("There should be one call of LIST_FINETUNED_MODELS, but there were 2. This was asked: "
                        + "[GET " + MODELS + ", GET " + MODELS + "?page_size=3]");
        assertThatThrownBy(() -> simulator.onlyRequest(ApiOperation.CREATE_DATASET))
                .hasMessageStartingWith("There should be one call of CREATE_DATASET, but there were 0.");
    }
}
