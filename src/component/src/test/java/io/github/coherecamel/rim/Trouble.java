package io.github.coherecamel.rim;

import io.github.coherecamel.simulator.Fault;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something that goes wrong with a call.
 *
 * @param name as the documentation calls it
 * @param fault of the simulator; null if the simulator is not even reached
 * @param options of the endpoint, such as another base URL; asked for when the endpoint is made
 */
record Trouble(String name, @Nullable Fault fault, Supplier<String> options) {

    static Trouble of(String name, Fault fault) {
        return new Trouble(name, fault, () -> "&responseTimeout=60s");
    }

    /** Who says nothing, or not all, is given up when the time is up. */
    static Trouble silent(String name, Fault fault) {
        return new Trouble(name, fault, () -> "&responseTimeout=400ms");
    }

    static Trouble elsewhere(String name, Supplier<String> baseUrl, String moreOptions) {
        return new Trouble(name, null, () -> "&baseUrl=" + baseUrl.get() + moreOptions);
    }

    boolean isSilent() {
        return fault != null && options.get().endsWith("=400ms");
    }

    static List<Trouble> statuses(int... statuses) {
        return java.util.Arrays.stream(statuses)
                .mapToObj(status -> of(String.valueOf(status), Fault.status(status)))
                .toList();
    }

    @Override
    public String toString() {
        return name;
    }
}
