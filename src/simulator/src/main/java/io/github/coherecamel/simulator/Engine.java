package io.github.coherecamel.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.coherecamel.simulator.operation.Seed;
import io.github.coherecamel.simulator.state.Ids;
import io.github.coherecamel.simulator.state.Limits;
import io.github.coherecamel.simulator.state.OffsetClock;
import io.github.coherecamel.simulator.state.World;
import io.github.coherecamel.simulator.wire.Backend;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** All that changes in a simulator while it runs, without its socket. */
final class Engine {
    private final OffsetClock clock;
    private final World world;
    private final BearerToken token;
    private final FaultScript faults = new FaultScript();
    private final RequestLog log;
    private final RateLimit rateLimit;
    private final Duration latency;
    private final List<String> seeds;

    /** What a builder decides. */
    record Settings(
            Clock clock,
            RandomGenerator random,
            Limits limits,
            @Nullable String apiKey,
            int recordedRequests,
            int callsPerMinute,
            Duration latency,
            List<String> seeds) {}

    Engine(Settings settings) {
        clock = new OffsetClock(settings.clock());
        world = new World(clock, new Ids(settings.random()), settings.limits());
        token = new BearerToken(settings.apiKey());
        log = new RequestLog(settings.recordedRequests());
        rateLimit = new RateLimit(clock, settings.callsPerMinute());
        latency = settings.latency();
        seeds = List.copyOf(settings.seeds());
        plantSeeds();
    }

    Backend backend(Executor workers) {
        return new Dispatcher(world, token, rateLimit, faults, log, workers, new Control(this), latency);
    }

    World world() {
        return world;
    }

    OffsetClock clock() {
        return clock;
    }

    FaultScript faults() {
        return faults;
    }

    RequestLog log() {
        return log;
    }

    JsonNode summary() {
        return Summary.of(world)
                .put("requests", log.total())
                .put("faults", faults.planned().size());
    }

    void reset() {
        faults.clear();
        world.clear();
        clock.reset();
        rateLimit.reset();
        log.clear();
        plantSeeds();
    }

    private void plantSeeds() {
        seeds.forEach(seed -> Seed.into(world, seed));
    }
}
