package io.github.coherecamel.quarkus.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.coherecamel.documentation.Page;
import io.quarkus.test.QuarkusUnitTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Our Kamelets in an application of Quarkus: the routes of the page that explains them, and parameters from properties. */
class KameletsTest {

    /** Only a hang lasts so long. */
    private static final Duration LONG = Duration.ofMinutes(5);

    private static final String ROUTES =
            Page.of("low-code.md").block("yaml", "id: upload").replaceFirst(" *stateFile: .*\n", "");

    private static final String PLAN =
            """
            - route:
                from:
                  uri: direct:plan
                  steps:
                    - to: kamelet:cohere-model-update-action/blue?modelId={{model}}
            """;

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(application -> application
                    .addClass(Http.class)
                    .addAsResource(new StringAsset(ROUTES.replace("2s", "20")), "camel/kamelets.yaml")
                    .addAsResource(new StringAsset(PLAN), "camel/plan.yaml"))
            .overrideConfigKey("quarkus.http.test-port", "0")
            .overrideConfigKey("model", "de500000-0000-4000-8000-000000000001")
            .overrideConfigKey("inbox", "target/kamelets")
            .overrideConfigKey("camel.kamelet.cohere-model-update-action.blue.dryRun", "true");

    @Inject
    CamelContext camel;

    @Inject
    ProducerTemplate template;

    @ConfigProperty(name = "camel.component.cohere-finetune.base-url")
    URI simulator;

    @Test
    void runRoutesFromTheInboxToTheModel() throws Exception {
        // A source tells of what happens after its first look.
        await().atMost(LONG).until(() -> simulator("/requests").split("\"/v1/datasets\"", -1).length > 2);
        Files.writeString(
                Path.of("target/kamelets/chats.jsonl"),
                """
                {"messages": [{"role": "User", "content": "Where?"}, {"role": "Chatbot", "content": "There."}]}
                {"messages": [{"role": "User", "content": "When?"}, {"role": "Chatbot", "content": "Now."}]}
                """);

        await().atMost(LONG).until(() -> simulator("/models").contains("\"dataset_id\":\"chats-"));
        // Until the training is over.
        await().atMost(LONG).until(() -> camel.getInflightRepository().size() == 0);
    }

    @Test
    void takeParametersFromApplicationProperties() {
        var planned = template.request(
                "direct:plan", exchange -> exchange.getMessage().setHeader("CamelCohereDatasetId", "dev-dataset-2"));

        assertThat(planned.getException()).isNull();
        assertThat(planned.getMessage().getHeader("CamelCohereFinetuneOutcome")).hasToString("PLANNED");
    }

    private String simulator(String path) throws IOException, InterruptedException {
        return Http.get(simulator.resolve("/_simulator" + path));
    }
}
