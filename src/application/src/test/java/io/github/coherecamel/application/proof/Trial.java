package io.github.coherecamel.application.proof;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.simulator.CohereSimulator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** An API with models and datasets, senders of events, and what both sides see of a run. */
final class Trial implements AutoCloseable {

    private static final String KEY = "secret";

    private final Clock clock = Clock.systemUTC();
    private final Path folder;
    private final CohereSimulator cohere;
    private final ApiLog log;
    private final List<String> datasets;
    private final Map<String, String> before;
    private final String spare;
    private final Ledger ledger = new Ledger(clock);
    private final List<Disturbance> disturbances = Collections.synchronizedList(new ArrayList<>());
    private final List<AutoCloseable> open = new ArrayList<>();

    Trial(long seed, Path folder, int models, int datasets) {
        this.folder = folder;
        this.cohere = CohereSimulator.builder().apiKey(KEY).randomSeed(seed).start();
        open.add(cohere);
        this.log = new ApiLog(cohere);
        this.datasets = IntStream.range(0, datasets)
                .mapToObj(i -> cohere.addDataset("dataset-" + i, "chat-finetune-input", "validated"))
                .toList();
        this.before = IntStream.range(0, models)
                .mapToObj(i -> cohere.addModel("model-" + i, "BASE_TYPE_CHAT", "before"))
                .collect(toMap(id -> id, id -> "before"));
        this.spare = models().get(0);
    }

    List<String> models() {
        return before.keySet().stream().sorted().toList();
    }

    /** A model that no plan has events for. */
    String spareModel() {
        return spare;
    }

    List<String> datasets() {
        return datasets;
    }

    EventPlan plan(long seed, int count) {
        var planned = models().stream().filter(model -> !model.equals(spare)).toList();
        return EventPlan.of(seed, count, planned, datasets, clock.instant());
    }

    /** Opens a way to the API that can be disturbed. */
    FaultyProxy proxy() throws IOException {
        var proxy = new FaultyProxy(cohere.port(), this::doubt);
        open.add(proxy);
        return proxy;
    }

    private void doubt(String requestLine) {
        if (requestLine.startsWith("PATCH ")) {
            disturbances.add(new Disturbance(clock.instant(), ApiLog.model(requestLine), requestLine));
        }
    }

    /** Starts a node of its own folder that calls the API through a proxy. */
    Node node(String name, FaultyProxy proxy, List<String> properties) throws IOException {
        var environment = Map.of(
                "CO_API_URL",
                proxy.url().toString(),
                "CO_API_KEY",
                KEY,
                "COHERE_NODE",
                name,
                "COHERE_FILES_ENABLED",
                "false",
                "JDK_JAVA_OPTIONS",
                "-Xmx256m");
        var node = new Node(folder.resolve(name), environment, properties);
        open.add(node);
        return node;
    }

    /** Does something to nodes that may leave them without knowing what became of their calls. */
    void disturb(String what, Action action) throws Exception {
        disturbances.add(new Disturbance(clock.instant(), "", what));
        action.run();
        log.read();
        disturbances.add(new Disturbance(clock.instant(), "", what));
    }

    /** What is done to a node. */
    interface Action {
        void run() throws Exception;
    }

    Ledger ledger() {
        return ledger;
    }

    List<Patch> patches() {
        return log.read();
    }

    /** What everybody saw until now. */
    History history(Map<String, String> outcomes) {
        var patches = patches();
        var after = before.keySet().stream().collect(toMap(id -> id, id -> cohere.model(id)
                .at("/settings/dataset_id")
                .asText()));
        var last = patches.stream().collect(toMap(Patch::model, Patch::dataset, (one, next) -> next));
        assertThat(after).as("the API did as it was asked").containsAllEntriesOf(last);
        return new History(
                ledger.events(), patches, List.copyOf(disturbances), before, after, outcomes, Instant.now(clock));
    }

    @Override
    public void close() throws Exception {
        Collections.reverse(open);
        for (var each : open) {
            each.close();
        }
    }
}
