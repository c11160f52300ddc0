package io.github.coherecamel.simulator;

import io.github.coherecamel.simulator.call.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The contract of the simulated API, as a document. */
final class OpenApi {
    private static final String RESOURCE = "openapi.yaml";

    private OpenApi() {}

    static Answer answer() {
        try (var document = OpenApi.class.getResourceAsStream(RESOURCE)) {
            if (document == null) {
                throw new IllegalStateException(RESOURCE + " is missing from the jar; build it again");
            }
            var text = new String(document.readAllBytes(), StandardCharsets.UTF_8);
            return Answer.text(200, "application/yaml", text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
