package io.github.coherecamel.test;

import io.github.coherecamel.simulator.CohereSimulator;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The simulator that a Camel context is to use which is made here and now. Camel makes contexts without asking a test, so
 * this has to be static: by thread, since tests run beside each other, or by application where that has class loaders of its own.
 */
final class CurrentSimulator {

    private static final ThreadLocal<Supplier<CohereSimulator>> OF_TEST = new ThreadLocal<>();

    private static volatile @Nullable CohereSimulator ofApplication;

    private CurrentSimulator() {}

    static Optional<CohereSimulator> find() {
        return ofApplication().or(() -> Optional.ofNullable(OF_TEST.get()).map(Supplier::get));
    }

    static Optional<CohereSimulator> ofApplication() {
        return Optional.ofNullable(ofApplication);
    }

    static void setOfApplication(@Nullable CohereSimulator simulator) {
        ofApplication = simulator;
    }

    /** Contexts that this thread makes from now on use it, which is started only if there is one. */
    static void setOfTest(Supplier<CohereSimulator> simulator) {
        OF_TEST.set(simulator);
    }

    static void removeOfTest() {
        OF_TEST.remove();
    }
}
