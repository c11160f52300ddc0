package io.github.coherecamel.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.coherecamel.simulator.operation.Seed;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * Cohere's fine-tuning and datasets APIs on loopback. It keeps state, moves it with its clock, checks what it is
 * given, fails on request, and remembers what it was asked. Safe for use by several threads.
 *
 * <p>Built from public documentation; nothing was tried against the live service. Where that is silent, this was
 * chosen: an update of the dataset trains again, one that keeps its dataset does not check it, and ignores {@code status}; lists are
 * oldest first; a bad key is 401 everywhere; an upload is judged before it is answered, and what was found shows when
 * the clock says that validation is over.
 */
public final class CohereSimulator implements AutoCloseable {
    private final Engine engine;
    private final Contents contents;
    private final Running running;
    private final String scheme;

    CohereSimulator(CohereSimulatorBuilder builder) {
        engine = new Engine(builder.settings());
        contents = new Contents(engine.world());
        running = new Running(builder.port(), builder.tls(), engine::backend);
        scheme = builder.tls() == null ? "http" : "https";
    }

    /** Starts one on a free port with every default. */
    public static CohereSimulator start() {
        return builder().start();
    }

    public static CohereSimulatorBuilder builder() {
        return new CohereSimulatorBuilder();
    }

    /** Where it listens, without {@code /v1}: {@code http://127.0.0.1:<port>}, or {@code https}. */
    public URI baseUrl() {
        return URI.create(scheme + "://127.0.0.1:" + port());
    }

    public int port() {
        return running.port();
    }

    /** Adds a model that is ready. Neither the base type nor the dataset is checked. Returns its id, a UUID. */
    public String addModel(String name, String baseType, String datasetId) {
        return contents.addModel(name, baseType, datasetId);
    }

    /** Adds a dataset of any type in any validation status, without content. Returns its id. */
    public String addDataset(String name, String type, String validationStatus) {
        return contents.addDataset(name, type, validationStatus);
    }

    /** Adds models and datasets; see {@link CohereSimulatorBuilder#seed}. */
    public void seed(String json) {
        Seed.into(engine.world(), json);
    }

    /** The model as the API would show it now, without a wrapper. Throws NoSuchElementException for an unknown id. */
    public JsonNode model(String id) {
        return contents.model(id);
    }

    /** The dataset as the API would show it now, without a wrapper. Throws NoSuchElementException for an unknown id. */
    public JsonNode dataset(String id) {
        return contents.dataset(id);
    }

    /** All models as the API would show them now, the oldest first. */
    public List<JsonNode> models() {
        return contents.models();
    }

    /** All datasets as the API would show them now, the oldest first. */
    public List<JsonNode> datasets() {
        return contents.datasets();
    }

    /** Puts a model into a status, for good: what its training would have become no longer happens. */
    public JsonNode setModelStatus(String id, String status) {
        return contents.setModelStatus(id, status);
    }

    /** Puts a dataset into a validation status, for good. */
    public JsonNode setDatasetStatus(String id, String status) {
        return contents.setDatasetStatus(id, status);
    }

    /** Moves the simulator's time forward, on top of its clock; not beyond the year 9999. */
    public void advanceClock(Duration step) {
        engine.clock().advance(step);
    }

    /** The next call of any operation goes wrong. Faults win over state, in the order in which they were injected. */
    public void inject(Fault fault) {
        engine.faults().add(null, fault, 1);
    }

    /** So many calls of any operation go wrong, one after the other. */
    public void inject(Fault fault, int times) {
        engine.faults().add(null, fault, times);
    }

    /** The next call of the operation goes wrong. */
    public void inject(ApiOperation operation, Fault fault) {
        engine.faults().add(operation, fault, 1);
    }

    /** So many calls of the operation go wrong, one after the other. */
    public void inject(ApiOperation operation, Fault fault, int times) {
        engine.faults().add(operation, fault, times);
    }

    /** Every call of any operation goes wrong until {@link #clearFaults}. */
    public void injectAlways(Fault fault) {
        engine.faults().add(null, fault, FaultScript.ALWAYS);
    }

    /** Every call of the operation goes wrong until {@link #clearFaults}. */
    public void injectAlways(ApiOperation operation, Fault fault) {
        engine.faults().add(operation, fault, FaultScript.ALWAYS);
    }

    /** Takes back every fault that is still to come. */
    public void clearFaults() {
        engine.faults().clear();
    }

    /** What was asked so far, in order of arrival; unknown paths included. See {@link CohereSimulatorBuilder#recordedRequests}. */
    public List<RecordedRequest> requests() {
        return engine.log().matching(request -> true);
    }

    /** The calls of one operation so far, in order of arrival. */
    public List<RecordedRequest> requests(ApiOperation operation) {
        return engine.log().matching(request -> request.operation() == operation);
    }

    /** The only call of the operation so far. If there was none or several, the AssertionError says what was asked. */
    public RecordedRequest onlyRequest(ApiOperation operation) {
        return engine.log().only(operation);
    }

    /** Forgets models, datasets, faults, requests and moves of the clock. The seeds of the builder come back. */
    public void reset() {
        engine.reset();
    }

    /** Stops listening, drops every connection, and returns when its threads are gone. */
    @Override
    public void close() {
        running.close();
    }
}
