package io.github.coherecamel.rim;

import static io.github.coherecamel.endpoint.StaticEndpointBuilders.cohereDataset;
import static io.github.coherecamel.endpoint.StaticEndpointBuilders.cohereFinetune;
import static io.github.coherecamel.simulator.ApiOperation.UPDATE_FINETUNED_MODEL;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.api.UnavailableException;
import io.github.coherecamel.documentation.Tries;
import io.github.coherecamel.simulator.Fault;
import java.io.File;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.support.ScheduledPollConsumer;
import org.apache.camel.support.processor.state.FileStateRepository;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs every route of docs/watching.md as it stands there. */
@Tries(page = "watching.md", language = "yaml")
@Tries(page = "watching.md", language = "xml")
@Tries(page = "watching.md", language = "java")
class WatchingGuideTest extends RimTest {
    private static final Guide GUIDE = Guide.of("watching.md");
    private static final String CHATS =
            """
            {"messages": [{"role": "User", "content": "Where?"}, {"role": "Chatbot", "content": "There."}]}
            {"messages": [{"role": "User", "content": "When?"}, {"role": "Chatbot", "content": "Now."}]}
            """;

    @TempDir
    private static Path folder;

    private String model;

    @Override
    protected CamelContext createCamelContext() throws Exception {
        var created = super.createCamelContext();
        model = addChatModel();
        var properties = new Properties();
        properties.putAll(Map.of("model", model, "notify", "mock:notify"));
        created.getPropertiesComponent().setInitialProperties(properties);
        bindStates(created, statesFile());
        return created;
    }

    private static void bindStates(CamelContext context, File file) {
        var states = FileStateRepository.fileStateRepository(file);
        context.getRegistry().bind("states", states);
    }

    private File statesFile() {
        return folder.resolve("states-of-" + model).toFile();
    }

    @BeforeEach
    void addModelOfTheContext() {
        // The simulator forgets before each test, which may be after the context was made.
        simulator()
                .seed(
                        "{'models': [{'id': '%s', 'name': 'support', 'settings': {'base_model': {'base_type': 'BASE_TYPE_CHAT'}, 'dataset_id': 'old'}}]}"
                                .replace('\'', '"')
                                .formatted(model));
    }

    @ParameterizedTest
    @ValueSource(strings = {"yaml", "xml", "java"})
    void doesAWholeJobInThreeLanguages(String language) throws Exception {
        if (language.equals("java")) {
            context.addRoutes(new WholeJob());
        } else {
            load(language, GUIDE.block(language, "new-file"));
        }

        succeeded(send("direct:new-file", CHATS, Map.of()));
        poll("model-moved");
        simulator().setModelStatus(model, "STATUS_FAILED");
        poll("model-moved");

        assertThat(simulator().model(model).at("/settings/dataset_id").asText()).isNotEqualTo("old");
        assertThat(notified("CamelCohereFinetuneStatus", 2)).containsExactly("STATUS_READY", "STATUS_FAILED");
    }

    private static final class WholeJob extends RouteBuilder {
        @Override
        public void configure() {
            from("direct:new-file")
                    .routeId("new-file")
                    .to(cohereDataset("upload").type("chat-finetune-input").name("support-chats"))
                    .to(cohereDataset("await").timeout("10m"))
                    .to(cohereFinetune("update").modelId("{{model}}"));
            from(cohereFinetune("watch").modelId("{{model}}"))
                    .routeId("model-moved")
                    .to("{{notify}}");
        }
    }

    @Test
    void showsJavaAsItIsRun() {
        assertThat(Guide.unindented(Guide.source(WatchingGuideTest.class)))
                .contains(Guide.unindented(GUIDE.block("java", "new-file")), Guide.unindented(GUIDE.block("java", "")));
    }

    @Test
    void tellsOfDatasetsThatPassedValidation() throws Exception {
        load("yaml", GUIDE.block("yaml", "dataset-validated"));
        addDataset("validated");
        var validated = addDataset("queued");

        poll("dataset-validated");
        simulator().setDatasetStatus(validated, "validated");
        poll("dataset-validated");

        assertThat(notified("CamelCohereDatasetId", 1)).containsExactly(validated);
        assertThat(simulator().model(model).at("/settings/dataset_id").asText()).isEqualTo(validated);
    }

    @Test
    void keepsStatesInAFile() throws Exception {
        load("yaml", GUIDE.block("yaml", "models"));

        poll("models");
        poll("models");

        assertThat(notified("CamelCohereFinetuneModelId", 1)).containsExactly(model);
        assertThat(statesFile()).content().contains(model + "=STATUS_READY");
    }

    @Test
    void watchesOnOneNode() throws Exception {
        var cluster = new HandLedCluster();
        context.addService(cluster);
        load("yaml", GUIDE.block("yaml", "one-node-watches"));
        assertThat(simulator().requests()).isEmpty();

        cluster.lead();

        assertThat(notified("CamelCohereFinetuneModelId", 1)).containsExactly(model);
    }

    @Test
    void pollsPatiently() throws Exception {
        load("yaml", GUIDE.block("yaml", "patient"));

        poll("patient");

        assertThat(notified("CamelCohereFinetuneModelId", 1)).containsExactly(model);
        assertThat(consumer("patient"))
                .extracting(ScheduledPollConsumer::getDelay, ScheduledPollConsumer::getBackoffMultiplier)
                .containsExactly(60_000L, 10);
    }

    @Test
    void waitsForTraining() throws Exception {
        load("yaml", GUIDE.block("yaml", "wait-for-training"));

        succeeded(send("direct:wait", null, Map.of()));
        simulator().setModelStatus(model, "STATUS_FAILED");
        succeeded(send("direct:wait", null, Map.of()));

        assertThat(notified(2))
                .extracting(message -> message.getBody(String.class))
                .containsExactly("ready", "training failed");
    }

    @Test
    void awaitsNewTrainingAlsoIfTheAnswerOfTheUpdateWasLost() throws Exception {
        var retrain = Snippet.of(Path.of("../../docs/watching.md"), "java").stream()
                .filter(snippet -> snippet.text().contains("class Retrain"))
                .findFirst()
                .orElseThrow();
        context.addRoutesConfigurations(new RouteConfigurationBuilder() {
            @Override
            public void configuration() {
                routeConfiguration()
                        .onException(UnavailableException.class)
                        .maximumRedeliveries(1)
                        .redeliveryDelay(1);
            }
        });
        retrain.load(context, folder);
        simulator().inject(UPDATE_FINETUNED_MODEL, Fault.answerLost());

        var trained = succeeded(
                        send("direct:retrain", null, Map.of("CamelCohereFinetuneDatasetId", addDataset("validated"))))
                .getMessage();

        assertThat(trained.getHeader("CamelCohereFinetuneUpdatedAt", Instant.class))
                .isEqualTo(simulator().model(model).path("updated_at").asText());
        assertThat(simulator().requests(UPDATE_FINETUNED_MODEL)).hasSize(1);
    }

    @Test
    void leavesNoRouteOfTheGuideUntried() {
        assertThat(GUIDE.ids())
                .containsExactlyInAnyOrder(
                        "new-file",
                        "new-file",
                        "new-file",
                        "dataset-validated",
                        "models",
                        "one-node-watches",
                        "patient",
                        "wait-for-training");
    }

    private void load(String language, String text) throws Exception {
        PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("guide." + language, text));
    }

    private void poll(String routeId) {
        consumer(routeId).run();
    }

    private ScheduledPollConsumer consumer(String routeId) {
        return (ScheduledPollConsumer) context.getRoute(routeId).getConsumer();
    }

    /** Returns a header of what was told, as soon as so much was; the routes go on asynchronously. */
    private List<String> notified(String header, int times) {
        return notified(times).stream()
                .map(message -> message.getHeader(header, String.class))
                .toList();
    }

    private List<Message> notified(int times) {
        var mock = context.getEndpoint("mock:notify", MockEndpoint.class);
        Awaitility.await().atMost(LONG).until(() -> mock.getReceivedCounter() >= times);
        return mock.getReceivedExchanges().stream().map(Exchange::getMessage).toList();
    }
}
