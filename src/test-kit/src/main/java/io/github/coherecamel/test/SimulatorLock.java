package io.github.coherecamel.test;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.parallel.ResourceLocksProvider;

/** Tests that share a simulator run one after the other, also where JUnit runs tests in parallel. */
final class SimulatorLock implements ResourceLocksProvider {

    @Override
    public Set<Lock> provideForMethod(List<Class<?>> enclosingInstanceTypes, Class<?> testClass, Method testMethod) {
        var outermost = enclosingInstanceTypes.isEmpty() ? testClass : enclosingInstanceTypes.get(0);
        // Spring keeps an application context for all classes that want an equal one.
        var sharing = SpringTests.includes(testClass) ? "spring" : outermost.getName();
        return Set.of(new Lock(WithCohereSimulator.class.getName() + ':' + sharing));
    }
}
