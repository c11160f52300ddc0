package io.github.coherecamel.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.model.FinetunedModel;
import io.quarkus.test.QuarkusUnitTest;
import jakarta.inject.Inject;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An application without any configuration updates a model, of the Dev Service. */
class NothingConfiguredTest {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION =
            new QuarkusUnitTest().withApplicationRoot(application -> application.addClass(Routes.class));

    public static class Routes extends RouteBuilder {
        @Override
        public void configure() {
            from("direct:update").to("cohere-finetune:update?modelId=de500000-0000-4000-8000-000000000001");
        }
    }

    @Inject
    ProducerTemplate camel;

    @Test
    void updatesAModel() {
        var answer = camel.request("direct:update", exchange -> exchange.getMessage()
                .setHeader("CamelCohereFinetuneDatasetId", "dev-dataset-2"));

        assertThat(answer.getException()).isNull();
        assertThat(answer.getMessage().getHeader("CamelCohereFinetuneOutcome")).hasToString("UPDATED");
        assertThat(answer.getMessage().getBody(FinetunedModel.class).datasetId())
                .isEqualTo("dev-dataset-2");
    }
}
