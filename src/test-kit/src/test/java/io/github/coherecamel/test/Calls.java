package io.github.coherecamel.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.simulator.CohereSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;

/** Calls of Cohere's API by Camel, and what came of them. */
final class Calls {

    static final String LIST = "cohere-finetune:list";

    private Calls() {}

    /** Lists models in a context that is made, started and stopped for it. */
    static void listInAContextOfItsOwn() throws Exception {
        try (var context = new DefaultCamelContext()) {
            context.start();
            send(context, LIST);
        }
    }

    static void send(CamelContext context, String uri) {
        try (var template = context.createProducerTemplate()) {
            template.requestBody(uri, (Object) null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The real key is in the environment of these tests. */
    static void assertCalledWithoutTheRealKey(CohereSimulator simulator) {
        assertThat(System.getenv("CO_API_KEY")).isEqualTo("a-real-key");
        assertThat(simulator.requests()).isNotEmpty().allSatisfy(request -> assertThat(request.header("Authorization"))
                .isEqualTo("Bearer key-of-the-test-kit"));
    }
}
