package io.github.coherecamel.test;

import io.github.coherecamel.simulator.CohereSimulator;
import java.util.HashMap;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Puts a simulator into an application context, as bean and as properties; both live as long as each other. */
record SpringSimulator(SimulatorSettings settings) implements ContextCustomizer {

    static CohereSimulator of(ExtensionContext test) {
        return SpringExtension.getApplicationContext(test).getBean(CohereSimulator.class);
    }

    @Override
    public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration merged) {
        var simulator = settings.start();
        var beans = (DefaultListableBeanFactory) context.getBeanFactory();
        beans.registerSingleton("cohereSimulator", simulator);
        beans.registerDisposableBean("cohereSimulator", simulator::close);
        // Camel looks for beans of its kind.
        beans.registerSingleton("cohereSimulatedConnection", new SimulatedConnection(simulator));
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("cohere-simulator", new HashMap<>(ConnectionProperties.of(simulator))));
    }
}
