package io.github.coherecamel.test;

import io.github.coherecamel.simulator.CohereSimulator;
import io.quarkus.test.common.QuarkusTestResourceConfigurableLifecycleManager;
import java.util.Map;

/** Found by Quarkus: the simulator of an application under test, from before it starts until it has stopped. */
public final class SimulatorTestResource
        implements QuarkusTestResourceConfigurableLifecycleManager<WithCohereSimulator> {

    private SimulatorSettings settings = new SimulatorSettings("", "0s", "0s");

    @Override
    public void init(WithCohereSimulator annotation) {
        settings = SimulatorSettings.of(annotation);
    }

    @Override
    public Map<String, String> start() {
        var simulator = settings.start();
        CurrentSimulator.setOfApplication(simulator);
        return ConnectionProperties.of(simulator);
    }

    @Override
    public void stop() {
        CurrentSimulator.ofApplication().ifPresent(CohereSimulator::close);
        CurrentSimulator.setOfApplication(null);
    }
}
