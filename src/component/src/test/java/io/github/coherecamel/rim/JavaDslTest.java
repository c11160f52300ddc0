package io.github.coherecamel.rim;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.TypedRoutes;
import io.github.coherecamel.component.ComponentsBuilderFactory;
import io.github.coherecamel.simulator.ApiOperation;
import io.github.coherecamel.simulator.CohereSimulator;
import io.github.coherecamel.simulator.CohereSimulatorExtension;
import java.time.Duration;
import java.util.List;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Runs the class of docs/java.md, which the page shows as it stands. */
@ExtendWith(CohereSimulatorExtension.class)
class JavaDslTest {

    private static final List<String> CHATS = List.of(
            "{\"messages\": [{\"role\": \"User\", \"content\": \"a\"}, {\"role\": \"Chatbot\", \"content\": \"b\"}]}",
            "{\"messages\": [{\"role\": \"User\", \"content\": \"c\"}, {\"role\": \"Chatbot\", \"content\": \"d\"}]}");

    @Test
    void typedComponentsAndEndpointsDoTheirWork(CohereSimulator simulator) throws Exception {
        var model = simulator.addModel("support-bot", "BASE_TYPE_CHAT", "winter");
        try (var context = new DefaultCamelContext()) {
            var properties = context.getPropertiesComponent();
            properties.addOverrideProperty("cohere", simulator.baseUrl().toString());
            properties.addOverrideProperty("key", "of-this-test");
            properties.addOverrideProperty("model", model);
            context.addRoutes(new TypedRoutes());
            context.start();
            try (var template = context.createProducerTemplate()) {
                template.requestBody("direct:training-file", String.join("\n", CHATS) + "\n");
            }
        }

        var upload = simulator.onlyRequest(ApiOperation.CREATE_DATASET);
        assertThat(upload.header("Authorization")).isEqualTo("Bearer of-this-test");
        assertThat(upload.parameter("name")).isEqualTo("chats + more");
        assertThat(simulator.model(model).at("/settings/dataset_id"))
                .isEqualTo(simulator.datasets().get(0).path("id"));
    }

    @Test
    void aComponentIsBuiltWithoutAContext() {
        var component = ComponentsBuilderFactory.cohereDataset()
                .clientName("nightly")
                .maxResponseSize(1000)
                .build();

        assertThat(component.getConfiguration().getClientName()).isEqualTo("nightly");
        assertThat(component.getConfiguration().getMaxResponseSize()).isEqualTo(1000);
        assertThat(ComponentsBuilderFactory.cohereFinetune()
                        .connectTimeout(Duration.ofSeconds(1))
                        .build()
                        .getConfiguration()
                        .getConnectTimeout())
                .isEqualTo(Duration.ofSeconds(1));
    }
}
