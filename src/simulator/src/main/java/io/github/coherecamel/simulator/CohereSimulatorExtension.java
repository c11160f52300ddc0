package io.github.coherecamel.simulator;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A simulator for the tests of a class: started before the first, reset before each, closed after the last. Use it as
 * {@code @ExtendWith} and take a {@link CohereSimulator} as parameter, or as a static {@code @RegisterExtension} field
 * and call {@link #simulator()}. Nested classes share the one of the class around them.
 */
public final class CohereSimulatorExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback, ParameterResolver {
    private final CohereSimulatorBuilder builder;
    private @Nullable CohereSimulator simulator;
    private int classes;

    /** With every default. */
    public CohereSimulatorExtension() {
        this(CohereSimulator.builder());
    }

    public CohereSimulatorExtension(CohereSimulatorBuilder builder) {
        this.builder = builder;
    }

    /** The simulator of the class whose tests are running. */
    public CohereSimulator simulator() {
        var running = simulator;
        if (running == null) {
            throw new IllegalStateException(
                    "The simulator runs only while the tests of a class do; make the @RegisterExtension field static");
        }
        return running;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        classes++;
        started();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        simulator().reset();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (--classes == 0) {
            simulator().close();
            simulator = null;
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == CohereSimulator.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return started();
    }

    /** With one test instance for a class, its constructor comes before everything else. */
    private CohereSimulator started() {
        var running = simulator == null ? builder.start() : simulator;
        simulator = running;
        return running;
    }
}
