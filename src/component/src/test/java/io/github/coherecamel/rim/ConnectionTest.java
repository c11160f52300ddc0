package io.github.coherecamel.rim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.coherecamel.finetune.CohereFinetuneComponent;
import io.github.coherecamel.simulator.CohereSimulator;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;

class ConnectionTest extends RimTest {
    @Test
    void sendsTheHeadersOfTheApiAndAsksForNothingPacked() {
        var id = addChatModel();

        succeeded(send("cohere-finetune:get?clientName=nightly&modelId=" + id, null, Map.of("X-Evil", "1")));

        var request = simulator().requests().get(0);
        assertThat(request.path()).isEqualTo("/v1/finetuning/finetuned-models/" + id);
        assertThat(request.header("Authorization")).isEqualTo("Bearer " + KEY);
        assertThat(request.header("X-Client-Name")).isEqualTo("nightly");
        assertThat(request.header("Accept")).isEqualTo("application/json");
        assertThat(request.header("Accept-Encoding")).isNull();
        assertThat(request.header("X-Evil")).isNull();
        assertThat(request.header("Cookie")).isNull();
    }

    @Test
    void keepsThePathOfABaseUrl() {
        assertThat(send("cohere-finetune:get?modelId=m&baseUrl=" + simulator().baseUrl() + "/proxy/", null, Map.of())
                        .getException())
                .isNotNull();

        assertThat(simulator().requests().get(0).path()).isEqualTo("/proxy/v1/finetuning/finetuned-models/m");
    }

    @Test
    void letsADatasetEndpointUseTheConnectionOfTheOtherScheme() {
        var id = addDataset("validated");

        succeeded(send("cohere-dataset:get?datasetId=" + id, null, Map.of()));
        succeeded(get(addChatModel()));
    }

    @Test
    void letsADatasetComponentHaveAConnectionOfItsOwn() {
        try (var other = CohereSimulator.start()) {
            var id = other.addDataset("d", CHAT, "validated");
            dataset().getConfiguration().setBaseUrl(other.baseUrl().toString());

            succeeded(send("cohere-dataset:get?datasetId=" + id, null, Map.of()));

            assertThat(other.requests().get(0).header("Authorization")).isEqualTo("Bearer " + KEY);
        }
    }

    @Test
    void findsTheOtherComponentInTheRegistryThoughNoRouteUsesIt() throws Exception {
        var id = addDataset("validated");
        var bean = new CohereFinetuneComponent();
        bean.getConfiguration().setApiKey(KEY);
        bean.getConfiguration().setBaseUrl(simulator().baseUrl().toString());
        try (var other = new DefaultCamelContext()) {
            other.getRegistry().bind("cohere-finetune", bean);
            other.start();

            var exchange = other.createProducerTemplate().send("cohere-dataset:get?datasetId=" + id, ignored -> {});

            assertThat(exchange.getException()).isNull();
        }
    }

    @Test
    void cannotBeConsumedFromYet() {
        assertThatThrownBy(() -> context.getEndpoint("cohere-finetune:get").createConsumer(exchange -> {}))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("cannot be consumed from. Use it in to()");
    }

    @Test
    void showsNoKeyInTextsOfEndpointsAndFailures() {
        var uri = "cohere-finetune:get?modelId=m&apiKey=s3cret&proxyHost=h&proxyPort=1&proxyUsername=s3cret"
                + "&proxyPassword=s3cret";
        var endpoint = context.getEndpoint(uri);
        assertThat(endpoint.toString()).doesNotContain("s3cret");

        var failure = send(uri, null, Map.of()).getException();
        assertThat(failure).isNotNull();
        assertThat(Throwables.getStackTrace(failure)).doesNotContain("s3cret");
    }
}
