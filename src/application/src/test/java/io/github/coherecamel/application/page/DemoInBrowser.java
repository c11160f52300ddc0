package io.github.coherecamel.application.page;

import static io.github.coherecamel.application.page.Tab.LONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser.NewContextOptions;
import io.github.coherecamel.application.RunningApplication;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The packaged demo and a browser, one of each for all classes: to start them takes longer than most tests. Each test begins
 * with a simulator that works, and with nothing held or paused.
 */
final class DemoInBrowser implements ExecutionCondition, BeforeAllCallback, BeforeEachCallback {

    private static final Logger LOG = Logger.getLogger(DemoInBrowser.class);

    static final String MODEL = "de300000-0000-4000-8000-000000000001";
    static final String DATASET = "support-2024-a1b2c3";

    private static final Pattern OTHER_DATASET = Pattern.compile("support-conversations-[a-z0-9]{6}");
    private static final Pattern MODEL_ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");
    private static final String READY = "\"sync\":\"SYNCED\",\"health\":\"HEALTHY\"";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private @Nullable Running running;

    /** Ends with the last class. */
    private record Running(Path folder, Chromium chromium, RunningApplication demo, String url, String simulator)
            implements AutoCloseable {

        static Running start() throws Exception {
            var folder = Files.createTempDirectory("demo");
            // No test may hang on being done within a minute.
            var demo = RunningApplication.start(folder, Map.of(), "quarkus.profile=demo", "controller.demo.outage=1H");
            try {
                demo.awaitLine("stop               Ctrl-C");
                return new Running(
                        folder,
                        Chromium.open(),
                        demo,
                        address(demo.awaitLine("see the model"), "/models"),
                        address(demo.awaitLine("Cohere is simulated at"), ". Nothing"));
            } catch (RuntimeException | Error e) {
                // Nobody else would.
                demo.close();
                throw e;
            }
        }

        private static String address(String line, String end) {
            return line.substring(line.indexOf("http://"), line.indexOf(end, line.indexOf("http://")));
        }

        @Override
        public void close() throws Exception {
            chromium.close();
            demo.close();
            try (var left = Files.walk(folder)) {
                for (var path : left.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (Chromium.find().isPresent()) {
            return ConditionEvaluationResult.enabled("There is a browser.");
        }
        // Where nobody reads the reports, it is seen all the same.
        LOG.warn(Chromium.MISSING);
        return ConditionEvaluationResult.disabled(Chromium.MISSING);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        running = context.getRoot()
                .getStore(ExtensionContext.Namespace.create(DemoInBrowser.class))
                .computeIfAbsent(Running.class, key -> start(), Running.class);
    }

    private static Running start() {
        try {
            return Running.start();
        } catch (Exception e) {
            throw new IllegalStateException("The demo could not be started", e);
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        send("DELETE", "/demo/outage", null);
        send("DELETE", running().simulator() + "/_simulator/faults", null);
        send("POST", "/resume", null);
        send("POST", "/models/" + MODEL + "/resume", null);
    }

    Tab tab() {
        return tab(new NewContextOptions());
    }

    Tab tab(NewContextOptions options) {
        return running().chromium().tab(running().url(), options);
    }

    /** As if its machine stood still: it breaks no connection. To be thawed. */
    void freeze() throws Exception {
        running().demo().freeze();
    }

    void thaw() throws Exception {
        running().demo().thaw();
    }

    Wire wire() throws IOException {
        return new Wire(URI.create(running().url()).getPort());
    }

    Tab tab(Wire wire) {
        return running().chromium().tab(wire.url(), new NewContextOptions());
    }

    /** Says that a model is to have a dataset. Returns the id of the event. */
    String post(String id, String model, String dataset) throws Exception {
        send(
                "POST",
                "/events",
                "{\"id\":\"%s\",\"model_id\":\"%s\",\"dataset_id\":\"%s\"}".formatted(id, model, dataset));
        return id;
    }

    /** Makes a further model. Returns its id. */
    String model(String name, String dataset) throws Exception {
        var made = MODEL_ID.matcher(send(
                "POST",
                running().simulator() + "/v1/finetuning/finetuned-models",
                """
                {"name":"%s","settings":{"base_model":{"base_type":"BASE_TYPE_CHAT"},"dataset_id":"%s"}}"""
                        .formatted(name, dataset)));
        assertThat(made.find()).isTrue();
        return made.group(1);
    }

    /** Makes a further model that is ready, and that no other test changes. Returns its id. */
    String readyModel(String name) throws Exception {
        var model = model(name, DATASET);
        post(name + "-" + model, model, DATASET);
        await().atMost(LONG).until(() -> send("GET", "/models/" + model, null).contains(READY));
        return model;
    }

    /** The next call of this operation is refused. */
    void refuseNext(String operation) throws Exception {
        send(
                "POST",
                running().simulator() + "/_simulator/faults",
                "{\"fault\":\"error\",\"status\":400,\"message\":\"not like this\",\"operation\":\"%s\"}"
                        .formatted(operation));
    }

    /** Lets the model of the demo have a dataset, and waits until it is ready with it. */
    void give(String dataset) throws Exception {
        post("given-" + UUID.randomUUID(), MODEL, dataset);
        awaitReady(dataset);
    }

    /** Waits until the model of the demo is ready with this dataset. */
    void awaitReady(String dataset) {
        await().atMost(LONG).until(() -> {
            var model = send("GET", "/models/" + MODEL, null);
            return model.contains("\"wanted\":\"" + dataset) && model.contains(READY);
        });
    }

    /** Returns another dataset that can be given to the model of the demo: that of the file that the demo begins with. */
    String otherDataset() throws Exception {
        var found = OTHER_DATASET.matcher(send("GET", "/events?limit=500", null));
        assertThat(found.find()).isTrue();
        return found.group();
    }

    String send(String method, String address, @Nullable String json) throws Exception {
        var request = HttpRequest.newBuilder(
                        URI.create(address.startsWith("/") ? running().url() + address : address))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer any")
                .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json))
                .build();
        var answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode())
                .as(method + " " + address + ": " + answer.body())
                .isLessThan(300);
        return answer.body();
    }

    private Running running() {
        return Objects.requireNonNull(running);
    }
}
