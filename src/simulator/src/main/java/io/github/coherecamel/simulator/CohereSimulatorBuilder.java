package io.github.coherecamel.simulator;

import io.github.coherecamel.simulator.call.Bounds;
import io.github.coherecamel.simulator.state.Limits;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** How a {@link CohereSimulator} is to be. */
public final class CohereSimulatorBuilder {
    private static final Duration A_CENTURY = Duration.ofDays(36_500);

    private int port;
    private @Nullable String apiKey;
    private @Nullable SSLContext tls;
    private Clock clock = Clock.systemUTC();
    private Limits limits = Limits.DEFAULT;
    private final List<String> seeds = new ArrayList<>();
    private SplittableRandom random = new SplittableRandom();
    private int recordedRequests = 50_000;
    private int callsPerMinute = Integer.MAX_VALUE;
    private Duration latency = Duration.ZERO;

    CohereSimulatorBuilder() {}

    /** The port to listen on; 0, the default, takes a free one. */
    public CohereSimulatorBuilder port(int port) {
        this.port = port;
        return this;
    }

    /** The only token accepted; with null, the default, any is, and with empty text none is needed either. */
    public CohereSimulatorBuilder apiKey(@Nullable String key) {
        apiKey = key;
        return this;
    }

    /** Speaks TLS with the certificate of this context; by default plain HTTP. */
    public CohereSimulatorBuilder tls(SSLContext context) {
        tls = context;
        return this;
    }

    /** What time it is; by default the system's. A test gives a {@link ManualClock}. */
    public CohereSimulatorBuilder clock(Clock clock) {
        this.clock = clock;
        return this;
    }

    /** How long a dataset takes from queued to its end; by default it is there at once. */
    public CohereSimulatorBuilder validationTime(Duration time) {
        limits = limits.withValidationTime(Bounds.time("validationTime", time, A_CENTURY));
        return this;
    }

    /** How long a model takes from queued to ready; by default it is ready at once. */
    public CohereSimulatorBuilder trainingTime(Duration time) {
        limits = limits.withTrainingTime(Bounds.time("trainingTime", time, A_CENTURY));
        return this;
    }

    /**
     * Whether a model is trained again when an update changes its dataset or base type. Cohere documents nothing
     * about it. By default it is, so that a test notices a route that does not wait.
     */
    public CohereSimulatorBuilder retraining(boolean again) {
        limits = limits.withRetraining(again);
        return this;
    }

    /** How much later each answer comes, by the real clock; by default it comes at once. Up to an hour. */
    public CohereSimulatorBuilder latency(Duration time) {
        latency = Bounds.time("latency", time, Duration.ofHours(1));
        return this;
    }

    /** How many bytes a dataset and the organisation may have; by default 1.5 GB and 10 GB. */
    public CohereSimulatorBuilder storage(long bytesPerDataset, long bytesInTotal) {
        limits = limits.withBytes(bytesPerDataset, bytesInTotal);
        return this;
    }

    /** How many models may be created within a day, and be there at all; by default any number. */
    public CohereSimulatorBuilder jobs(int perDay, int inTotal) {
        limits = limits.withJobs(perDay, inTotal);
        return this;
    }

    /** How many calls each minute may have before they are answered with 429; by default any number. */
    public CohereSimulatorBuilder rateLimit(int callsPerMinute) {
        this.callsPerMinute = callsPerMinute;
        return this;
    }

    /**
     * Models and datasets to begin with, in the shape in which the API shows them: {@code {"models": […],
     * "datasets": […]}}. Ids, times and statuses are optional; a model is then ready and a dataset validated.
     * The id of a model is a UUID.
     * Datasets expire 30 days after their {@code created_at}. May be used several times.
     */
    public CohereSimulatorBuilder seed(String json) {
        seeds.add(json);
        return this;
    }

    /** Makes the ids that the simulator gives the same in each run. */
    public CohereSimulatorBuilder randomSeed(long seed) {
        random = new SplittableRandom(seed);
        return this;
    }

    /**
     * How many of the latest requests are remembered; by default 50,000. Fewer are if they are large: in all, about
     * 64 million characters.
     */
    public CohereSimulatorBuilder recordedRequests(int count) {
        recordedRequests = Bounds.number("recordedRequests", count, 0, Integer.MAX_VALUE);
        return this;
    }

    public CohereSimulator start() {
        return new CohereSimulator(this);
    }

    int port() {
        return port;
    }

    @Nullable
    SSLContext tls() {
        return tls;
    }

    Engine.Settings settings() {
        return new Engine.Settings(clock, random, limits, apiKey, recordedRequests, callsPerMinute, latency, seeds);
    }
}
