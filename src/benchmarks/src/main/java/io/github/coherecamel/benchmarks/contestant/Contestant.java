package io.github.coherecamel.benchmarks.contestant;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A way to bring a model to another dataset: values in, a typed model out. */
public sealed interface Contestant extends AutoCloseable {

    @Override
    void close();

    /** One that holds the caller's thread. */
    non-sealed interface Blocking extends Contestant {

        void update(int number) throws Exception;
    }

    /** One that tells when it is done. */
    non-sealed interface Asynchronous extends Contestant {

        /**
         * Begins an update.
         *
         * @param done gets the failure; null if there is none
         */
        void update(int number, Consumer<@Nullable Throwable> done);
    }
}
