package io.github.coherecamel.test;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;

/** Found by Spring, which asks it about each test class: one with {@link WithCohereSimulator} gets a simulator. */
final class SpringSimulatorFactory implements ContextCustomizerFactory {

    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
        return SimulatorSettings.of(testClass).map(SpringSimulator::new).orElse(null);
    }
}
