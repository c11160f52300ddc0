package io.github.coherecamel.test;

import static io.github.coherecamel.test.Calls.LIST;
import static io.github.coherecamel.test.Calls.assertCalledWithoutTheRealKey;
import static io.github.coherecamel.test.Calls.listInAContextOfItsOwn;
import static io.github.coherecamel.test.Calls.send;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.finetune.CohereFinetuneComponent;
import io.github.coherecamel.simulator.CohereSimulator;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

/** Whatever options and environment say, the simulator is called. */
@WithCohereSimulator
class ConnectedContextsTest {

    private static final String ELSEWHERE =
            "baseUrl=https://cohere.invalid&apiKey=a-real-key&proxyHost=proxy.invalid&proxyPort=3128";

    CohereSimulator cohere;

    @Test
    void aContextThatATestMakesIsConnected() throws Exception {
        listInAContextOfItsOwn();

        assertThat(cohere.requests()).hasSize(1);
        assertCalledWithoutTheRealKey(cohere);
    }

    @Test
    void bothComponentsAre() throws Exception {
        try (var context = new DefaultCamelContext()) {
            context.start();
            send(context, "cohere-dataset:list");
        }

        assertCalledWithoutTheRealKey(cohere);
    }

    @Test
    void anAddressInAnEndpointCountsNot() throws Exception {
        try (var context = new DefaultCamelContext()) {
            context.start();
            send(context, LIST + "?" + ELSEWHERE);
        }

        assertCalledWithoutTheRealKey(cohere);
    }

    @Test
    void anAddressOfAKameletCountsNot() throws Exception {
        var model = cohere.addModel("support-bot", "BASE_TYPE_CHAT", "winter");
        try (var context = new DefaultCamelContext()) {
            context.start();
            send(
                    context,
                    "kamelet:cohere-model-get-action?cohereBaseUrl=https://cohere.invalid&cohereApiKey=a-real-key&modelId="
                            + model);
        }

        assertCalledWithoutTheRealKey(cohere);
    }

    @Test
    void anEndpointThatCamelDoesNotKeepIsConnected() throws Exception {
        try (var context = new DefaultCamelContext()) {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:list").toD(LIST + "?pageSize=${body}&" + ELSEWHERE, -1);
                }
            });
            context.start();
            try (var template = context.createProducerTemplate()) {
                template.requestBody("direct:list", 3);
            }
        }

        assertThat(cohere.requests().get(0).parameter("page_size")).isEqualTo("3");
        assertCalledWithoutTheRealKey(cohere);
    }

    @Test
    void anAddressThatAComponentGetsLaterCountsNot() throws Exception {
        try (var context = new DefaultCamelContext()) {
            var options = context.getComponent("cohere-finetune", CohereFinetuneComponent.class)
                    .getConfiguration();
            options.setBaseUrl("https://cohere.invalid");
            options.setApiKeySupplier(() -> "a-real-key");
            context.start();
            send(context, LIST);
        }

        assertCalledWithoutTheRealKey(cohere);
    }

    @Test
    void aComponentOfAnotherNameIsConnected() throws Exception {
        try (var context = new DefaultCamelContext()) {
            context.addComponent("tenant-a", new CohereFinetuneComponent());
            context.start();
            send(context, "tenant-a:list");
        }

        assertCalledWithoutTheRealKey(cohere);
    }

    @Test
    void aContextOfAnotherThreadIsConnectedByHand() throws Exception {
        var thread = Executors.newSingleThreadExecutor();
        try {
            thread.submit(() -> {
                        try (var context = new DefaultCamelContext()) {
                            context.getComponent("cohere-finetune");
                            new SimulatedConnection(cohere).connect(context);
                            context.start();
                            send(context, LIST);
                        }
                        return null;
                    })
                    .get(1, TimeUnit.MINUTES);
        } finally {
            thread.shutdown();
        }

        assertCalledWithoutTheRealKey(cohere);
    }

    @Test
    void aContextOfAnotherThreadIsNotConnectedByItself() throws Exception {
        var thread = Executors.newSingleThreadExecutor();
        try {
            assertThat(thread.submit(CurrentSimulator::find).get(1, TimeUnit.MINUTES))
                    .isEmpty();
        } finally {
            thread.shutdown();
        }
    }
}
