package io.github.coherecamel.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.coherecamel.documentation.Page;
import io.github.coherecamel.simulator.ApiOperation;
import io.github.coherecamel.simulator.CohereSimulatorExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.ClassUtils;

/** Our Kamelets in an application of Spring Boot, with their parameters in its configuration. */
class KameletsTest {

    /** Only a hang lasts so long. */
    private static final Duration LONG = Duration.ofMinutes(5);

    private static final String UPDATE =
            """
            - route:
                from:
                  uri: direct:update
                  steps:
                    - to: kamelet:cohere-model-update-action/blue?modelId={{model}}
            """;

    @RegisterExtension
    static final CohereSimulatorExtension COHERE = new CohereSimulatorExtension();

    @TempDir
    private Path folder;

    private String model;

    @BeforeEach
    void addModel() {
        model = COHERE.simulator().addModel("support-bot", "BASE_TYPE_CHAT", "winter");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "camel.kamelet.cohere-model-update-action.dryRun",
                "camel.kamelet.cohere-model-update-action.blue.dryRun",
                "camel.kamelet.cohere-model-update-action.dry-run"
            })
    void takeParametersFromApplicationYml(String property) throws Exception {
        planIfToldBy(property);
    }

    @ParameterizedTest
    @EnabledIf("hasStarterOfCamel")
    @ValueSource(
            strings = {
                "camel.component.kamelet.template-properties[cohere-model-update-action].dryRun",
                "camel.component.kamelet.route-properties[blue].dryRun"
            })
    void takeParametersByThePropertiesOfCamel(String property) throws Exception {
        planIfToldBy(property);
    }

    private void planIfToldBy(String property) throws Exception {
        try (var application = start(UPDATE, property + "=${careful}", "careful=true")) {
            var dataset = COHERE.simulator().addDataset("chats", "chat-finetune-input", "validated");
            var answer = application
                    .camel()
                    .createProducerTemplate()
                    .request("direct:update", exchange -> exchange.getMessage()
                            .setHeader("CamelCohereDatasetId", dataset));

            assertThat(answer.getException()).isNull();
            assertThat(answer.getMessage().getHeader("CamelCohereFinetuneOutcome"))
                    .hasToString("PLANNED");
            assertThat(inUse()).isEqualTo("winter");
        }
    }

    /** Spring would end the start for what it cannot replace, and by Camel 4.22 it does. */
    @Test
    @EnabledIf("hasStarterOfCamel")
    void leaveExpressionsOfCamelInApplicationYmlToCamel() throws Exception {
        try (var application = start(UPDATE, "camel.kamelet.cohere-model-update-action.datasetId=${body}")) {
            var template = application.camel().createProducerTemplate();
            assertThat(template.request("direct:update", exchange -> {}).getException())
                    .hasMessageContaining("there is no dataset ${body}");
        }
    }

    /** The one that the build sets is read by Camel itself. */
    @Test
    void takeParametersFromVariablesOfTheEnvironment() throws Exception {
        COHERE.simulator()
                .seed(
                        """
                        {"models": [{"id": "de500000-0000-4000-8000-000000000001", "name": "of-the-environment", "settings": {
                            "base_model": {"base_type": "BASE_TYPE_CHAT"}, "dataset_id": "winter"}}]}
                        """);
        try (var application =
                start("- route: {from: {uri: 'direct:get', steps: [{to: kamelet:cohere-model-get-action}]}}")) {
            var template = application.camel().createProducerTemplate();

            assertThat(template.requestBody("direct:get", (Object) "", String.class))
                    .contains("of-the-environment");
        }
    }

    @Test
    void refuseAMisspeltParameterInApplicationYml() {
        assertThatThrownBy(() -> start(UPDATE, "camel.kamelet.cohere-model-update-action.dryRn=true"))
                .hasStackTraceContaining("There is no parameter dryRn of Kamelet cohere-model-update-action");
    }

    /** Those of the page that explains Kamelets. */
    @Test
    void runRoutesFromTheInboxToTheModel() throws Exception {
        var routes = Page.of("low-code.md").block("yaml", "id: upload");
        var inbox = Files.createDirectory(folder.resolve("inbox"));
        try (var application = start(
                routes.replace("2s", "20")
                        .replace(
                                "datasets.state",
                                folder.resolve("datasets.state").toString()),
                "inbox=" + inbox)) {
            // A source tells of what happens after its first look.
            await().atMost(LONG)
                    .until(() -> COHERE.simulator()
                                    .requests(ApiOperation.LIST_DATASETS)
                                    .size()
                            > 1);
            Files.writeString(
                    inbox.resolve("chats.jsonl"),
                    """
                    {"messages": [{"role": "User", "content": "Where?"}, {"role": "Chatbot", "content": "There."}]}
                    {"messages": [{"role": "User", "content": "When?"}, {"role": "Chatbot", "content": "Now."}]}
                    """);

            await().atMost(LONG).until(() -> inUse().startsWith("chats-"));
            // Until the training is over.
            await().atMost(LONG)
                    .until(() -> application.camel().getInflightRepository().size() == 0);
        }
    }

    /** Of Camel 4.22 it cannot be had. */
    static boolean hasStarterOfCamel() {
        return ClassUtils.isPresent(
                "org.apache.camel.component.kamelet.springboot.KameletComponentAutoConfiguration", null);
    }

    private Application start(String routes, String... more) throws IOException {
        var file = Files.writeString(folder.resolve("routes.yaml"), routes);
        var properties = new ArrayList<>(List.of(
                "camel.component.cohere-finetune.base-url=" + COHERE.simulator().baseUrl(),
                "camel.component.cohere-finetune.api-key=key-of-this-test",
                "camel.main.routes-include-pattern=file:" + file,
                "model=" + model));
        properties.addAll(List.of(more));
        return Application.start(Application.builder(), properties.toArray(String[]::new));
    }

    private String inUse() {
        return COHERE.simulator().model(model).at("/settings/dataset_id").asText();
    }
}
