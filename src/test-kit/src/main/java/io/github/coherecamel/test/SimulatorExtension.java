package io.github.coherecamel.test;

import io.github.coherecamel.simulator.CohereSimulator;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/** Gives the tests of a class with {@link WithCohereSimulator} their simulator, and the Camel contexts that they make. */
final class SimulatorExtension
        implements InvocationInterceptor,
                TestInstancePostProcessor,
                ParameterResolver,
                BeforeEachCallback,
                AfterEachCallback,
                AfterAllCallback {

    @Override
    public void interceptBeforeAllMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        new TestedClass(context).connectContexts();
        try {
            invocation.proceed();
        } finally {
            CurrentSimulator.removeOfTest();
        }
    }

    @Override
    public void postProcessTestInstance(Object test, ExtensionContext context) throws IllegalAccessException {
        var fields = ReflectionSupport.findFields(
                test.getClass(), SimulatorExtension::isToBeSet, HierarchyTraversalMode.TOP_DOWN);
        for (var field : fields) {
            if (Modifier.isStatic(field.getModifiers())) {
                throw new ExtensionConfigurationException(
                        "Could not set the static field %s of %s, since each test class "
                                        .formatted(
                                                field.getName(),
                                                field.getDeclaringClass().getName())
                                + "has a simulator of its own. Take static away, or take the simulator as parameter.");
            }
            field.setAccessible(true);
            field.set(test, new TestedClass(context).simulator());
        }
        // Another extension that makes contexts may come before this one.
        new TestedClass(context).connectContexts();
    }

    private static boolean isToBeSet(Field field) {
        return field.getType() == CohereSimulator.class && !Modifier.isFinal(field.getModifiers());
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == CohereSimulator.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return new TestedClass(context).simulator();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        var tested = new TestedClass(context);
        tested.simulator().reset();
        tested.connectContexts();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        CurrentSimulator.removeOfTest();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        CurrentSimulator.removeOfTest();
        new TestedClass(context).end(context);
    }
}
