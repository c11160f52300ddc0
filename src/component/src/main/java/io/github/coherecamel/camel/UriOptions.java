package io.github.coherecamel.camel;

import java.util.Map;
import java.util.TreeSet;
import org.apache.camel.PropertyBindingException;

/** What is wrong with the options of an endpoint URI, told by their names alone: a value may be a secret. */
public final class UriOptions {

    private UriOptions() {}

    /** Fails if there is any option that no endpoint has. */
    public static void refuseUnknown(Map<String, Object> unknown) {
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("There is no option "
                    + String.join(", ", new TreeSet<>(unknown.keySet())) + ". Correct the endpoint URI.");
        }
    }

    /** Returns the failure for an option whose value is not of its type; Camel's own quotes the value. */
    public static IllegalArgumentException unusable(PropertyBindingException failure) {
        return new IllegalArgumentException(
                "Option " + failure.getPropertyName() + " cannot have the value that it is given. Correct it.");
    }
}
