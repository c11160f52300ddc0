package io.github.coherecamel.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.model.Dataset;
import io.github.coherecamel.model.FinetunedModel;
import io.quarkus.test.QuarkusUnitTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.apache.camel.ProducerTemplate;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The Dev Service begins with what the application says, and takes as long as it says. */
class SeededTest {

    private static final String SEED =
            """
            {"datasets": [{"id": "faq-1", "name": "faq", "dataset_type": "chat-finetune-input"}],
             "models": [{"id": "7d0e2f6a-0000-4000-8000-000000000001", "name": "faq-bot",
                         "settings": {"base_model": {"base_type": "BASE_TYPE_CHAT"}, "dataset_id": "faq-1"}}]}
            """;

    private static final String LINE =
            "{\"messages\":[{\"role\":\"User\",\"content\":\"Hi\"},{\"role\":\"Chatbot\",\"content\":\"Hello\"}]}\n";

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(application -> application.addAsResource(new StringAsset(SEED), "cohere/seed.json"))
            .overrideConfigKey("quarkus.camel.cohere-finetune.devservices.seed", "cohere/seed.json")
            .overrideConfigKey("quarkus.camel.cohere-finetune.devservices.training-time", "10m")
            .overrideConfigKey("quarkus.camel.cohere-finetune.devservices.validation-time", "10m");

    @Inject
    ProducerTemplate camel;

    @Test
    void beginsWithTheSeed() {
        var model = camel.requestBody(
                "cohere-finetune:get?modelId=7d0e2f6a-0000-4000-8000-000000000001", null, FinetunedModel.class);

        assertThat(model.name()).isEqualTo("faq-bot");
        assertThat(model.datasetId()).isEqualTo("faq-1");
    }

    @Test
    void takesItsTimeToTrain() {
        var settings = Map.of("base_model", Map.of("base_type", "BASE_TYPE_CHAT"), "dataset_id", "faq-1");

        var model = camel.requestBody(
                "cohere-finetune:create", Map.of("name", "second", "settings", settings), FinetunedModel.class);

        assertThat(model.status()).hasToString("STATUS_QUEUED");
    }

    @Test
    void takesItsTimeToValidate() {
        var uploaded = camel.requestBody(
                "cohere-dataset:upload?name=second&type=chat-finetune-input", LINE.repeat(4), Dataset.class);

        var dataset = camel.requestBody("cohere-dataset:get?datasetId=" + uploaded.id(), null, Dataset.class);

        assertThat(dataset.validationStatus()).hasToString("queued");
    }
}
