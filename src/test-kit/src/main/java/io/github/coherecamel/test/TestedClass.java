package io.github.coherecamel.test;

import io.github.coherecamel.simulator.CohereSimulator;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.platform.commons.support.AnnotationSupport;

/** The class with {@link WithCohereSimulator} to which a test belongs, and where its simulator is. */
final class TestedClass {

    private static final Namespace NAMESPACE = Namespace.create(WithCohereSimulator.class);

    private final ExtensionContext context;
    private final Class<?> type;

    /** @param part of that class: itself, a nested class or a test */
    TestedClass(ExtensionContext part) {
        var whole = part;
        while (!isAnnotated(whole)) {
            whole = whole.getParent().orElseThrow();
        }
        context = whole;
        type = whole.getRequiredTestClass();
    }

    private static boolean isAnnotated(ExtensionContext context) {
        return context.getTestMethod().isEmpty()
                && AnnotationSupport.isAnnotated(context.getTestClass(), WithCohereSimulator.class);
    }

    /** Returns that of the application if it has one, else the class's own, which is started by its first use. */
    CohereSimulator simulator() {
        if (SpringTests.includes(type)) {
            return SpringSimulator.of(context);
        }
        return CurrentSimulator.ofApplication().orElseGet(this::own);
    }

    private CohereSimulator own() {
        return context.getStore(NAMESPACE).getOrComputeIfAbsent(type, this::start, CohereSimulator.class);
    }

    private CohereSimulator start(Class<?> annotated) {
        return SimulatorSettings.of(annotated).orElseThrow().start();
    }

    /** Connects the Camel contexts that this thread makes until the test ends; Spring does it for its own. */
    void connectContexts() {
        if (!SpringTests.includes(type)) {
            CurrentSimulator.setOfTest(this::simulator);
        }
    }

    /** Closes the class's own simulator if the whole class has ended. */
    void end(ExtensionContext ended) {
        if (ended.getRequiredTestClass() == type) {
            var own = context.getStore(NAMESPACE).remove(type, CohereSimulator.class);
            if (own != null) {
                own.close();
            }
        }
    }
}
