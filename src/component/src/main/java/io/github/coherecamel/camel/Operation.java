package io.github.coherecamel.camel;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.camel.Message;

/**
 * Something that an endpoint can do.
 *
 * @param <C> the options of the endpoint
 */
@FunctionalInterface
public interface Operation<C> {

    /** Reads what is to be done from a message and the options. */
    Action actionFrom(Message message, C configuration) throws Exception;

    /** Returns the operation that an endpoint URI names, in any case; otherwise fails and lists those that there are. */
    static <E extends Enum<E> & Operation<?>> E named(String name, Class<E> operations) {
        return Arrays.stream(operations.getEnumConstants())
                .filter(operation -> nameOf(operation).equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no operation " + name + ". Give one of "
                        + Arrays.stream(operations.getEnumConstants())
                                .map(Operation::nameOf)
                                .collect(Collectors.joining(", "))
                        + "."));
    }

    /** Returns the name as an endpoint URI has it. */
    static String nameOf(Enum<?> operation) {
        return operation.name().toLowerCase(Locale.ROOT);
    }

    /** An operation that only consumes. */
    static <C> Operation<C> consumer(String uri) {
        return (message, configuration) -> {
            throw new UnsupportedOperationException(uri + " only consumes. Use it in from(), and get or list in to().");
        };
    }
}
