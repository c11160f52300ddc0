package io.github.coherecamel.rim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.coherecamel.dataset.CohereDatasetComponent;
import io.github.coherecamel.documentation.Page;
import io.github.coherecamel.documentation.Tries;
import io.github.coherecamel.finetune.CohereFinetuneComponent;
import io.github.coherecamel.simulator.CohereSimulator;
import io.github.coherecamel.simulator.CohereSimulatorExtension;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import javax.management.ObjectName;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Options from properties and routes from YAML, as Camel Main runs them. */
class PropertiesTest {
    private static final String MODEL = "11111111-2222-3333-4444-555555555555";

    @RegisterExtension
    static final CohereSimulatorExtension SIMULATOR =
            new CohereSimulatorExtension(CohereSimulator.builder().apiKey("main-key"));

    @Test
    void aRouteInYamlGetsItsConnectionFromProperties() throws Exception {
        SIMULATOR
                .simulator()
                .seed("{\"datasets\": [{\"id\": \"chats-1\", \"name\": \"n\", \"dataset_type\":"
                        + " \"chat-finetune-input\"}], \"models\": [{\"id\": \"" + MODEL
                        + "\", \"name\": \"m\", \"settings\":"
                        + " {\"base_model\": {\"base_type\": \"BASE_TYPE_CHAT\"}, \"dataset_id\": \"old\"}}]}");
        var main = main(Map.of(
                "camel.component.cohere-finetune.configuration.api-key", "main-key",
                "camel.component.cohere-finetune.configuration.client-name", "nightly",
                "camel.component.cohere-finetune.additional-headers[X-Gateway]", "internal"));
        main.configure().withRoutesIncludePattern("classpath:routes/set-the-dataset.camel.yaml");
        try {
            main.start();

            var answer = main.getCamelTemplate().requestBody("direct:set-the-dataset", null, String.class);

            assertThat(RimTest.tree(answer).at("/settings/dataset_id").asText()).isEqualTo("chats-1");
            assertThat(SIMULATOR.simulator().requests())
                    .hasSize(4)
                    .allSatisfy(request ->
                            assertThat(request.header("X-Client-Name")).isEqualTo("nightly"))
                    .allSatisfy(
                            request -> assertThat(request.header("X-Gateway")).isEqualTo("internal"));
        } finally {
            main.stop();
        }
    }

    @Test
    void everyOptionOfAComponentIsAPropertyOfItsOwn() throws Exception {
        var main = main(Map.of(
                "camel.component.cohere-finetune.api-key", "main-key",
                "camel.component.cohere-finetune.max-connections", "7",
                "camel.component.cohere-finetune.response-timeout", "9s",
                "camel.component.cohere-finetune.require-validated", "false",
                "camel.component.cohere-dataset.poll-interval", "3s",
                "camel.component.cohere-dataset.type", "chat-finetune-input"));
        try {
            main.start();

            var finetune = main.getCamelContext()
                    .getComponent("cohere-finetune", CohereFinetuneComponent.class)
                    .getConfiguration();
            var dataset = main.getCamelContext()
                    .getComponent("cohere-dataset", CohereDatasetComponent.class)
                    .getConfiguration();
            assertThat(finetune.getApiKey()).isEqualTo("main-key");
            assertThat(finetune.getMaxConnections()).isEqualTo(7);
            assertThat(finetune.getResponseTimeout()).isEqualTo(Duration.ofSeconds(9));
            assertThat(finetune.isRequireValidated()).isFalse();
            assertThat(dataset.getPollInterval()).isEqualTo(Duration.ofSeconds(3));
            assertThat(dataset.getType()).isEqualTo("chat-finetune-input");
        } finally {
            main.stop();
        }
    }

    @Tries(page = "reference.md", language = "properties")
    @Test
    void theThreadPoolIsAProfile() throws Exception {
        var properties = new HashMap<>(Map.of("camel.component.cohere-finetune.api-key", "main-key"));
        Page.of("reference.md")
                .blocks("properties")
                .get(0)
                .text()
                .lines()
                .map(line -> line.split(" = "))
                .forEach(property -> properties.put(property[0], property[1]));
        var main = main(properties);
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:list").to("cohere-finetune:list");
            }
        });
        try {
            main.start();

            var pools = main.getCamelContext().getManagementStrategy().getManagementAgent();
            var name = new ObjectName("org.apache.camel:type=threadpools,name=\"CohereWorker\",*");
            assertThat(pools.getMBeanServer().queryNames(name, null))
                    .singleElement()
                    .satisfies(pool -> {
                        assertThat(pools.getMBeanServer().getAttribute(pool, "CorePoolSize"))
                                .isEqualTo(16);
                        assertThat(pools.getMBeanServer().getAttribute(pool, "MaximumPoolSize"))
                                .isEqualTo(64);
                    });
        } finally {
            main.stop();
        }
    }

    @Test
    void aMisspeltPropertyStopsTheStart() {
        var main = main(Map.of("camel.component.cohere-finetune.max-connection", "7"));
        try {
            assertThatThrownBy(main::start).hasMessageContaining("maxConnection");
        } finally {
            main.stop();
        }
    }

    @Test
    void aTimeThatCannotBeReadStopsTheStart() {
        var main = main(Map.of("camel.component.cohere-finetune.max-retry-after", "abc"));
        try {
            assertThatThrownBy(main::start)
                    .hasStackTraceContaining(
                            "Option maxRetryAfter is no time that can be read. Give a time such as 5s");
        } finally {
            main.stop();
        }
    }

    @Test
    void aHeaderThatWouldLoseItsHyphensStopsTheStart() {
        var main = main(Map.of("camel.component.cohere-finetune.additional-headers.X-Foo", "bar"));
        try {
            assertThatThrownBy(main::start)
                    .hasStackTraceContaining(
                            "Property camel.component.cohere-finetune.additional-headers.X-Foo would set"
                                    + " another header, since Camel takes the hyphens out of it. Write additional-headers[X-Foo].");
        } finally {
            main.stop();
        }
    }

    private static Main main(Map<String, String> properties) {
        var main = new Main();
        main.addInitialProperty(
                "camel.component.cohere-finetune.base-url",
                SIMULATOR.simulator().baseUrl().toString());
        properties.forEach(main::addInitialProperty);
        return main;
    }
}
