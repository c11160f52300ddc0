package io.github.coherecamel.test;

import io.github.coherecamel.simulator.CohereSimulator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A simulator's address, and a key that is none, as properties of an application. */
final class ConnectionProperties {

    /** Shows in a log that it is none, and stands in no message, since failures mask it there. */
    static final String API_KEY = "key-of-the-test-kit";

    private ConnectionProperties() {}

    static Map<String, String> of(CohereSimulator simulator) {
        var properties = new HashMap<String, String>();
        // A dataset component with an address of its own would go there.
        for (var scheme : List.of("cohere-finetune", "cohere-dataset")) {
            properties.put(
                    "camel.component." + scheme + ".base-url",
                    simulator.baseUrl().toString());
            properties.put("camel.component." + scheme + ".api-key", API_KEY);
        }
        return properties;
    }
}
