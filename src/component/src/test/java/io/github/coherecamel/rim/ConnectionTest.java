package io.github.coherecamel.rim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.coherecamel.finetune.CohereFinetuneComponent;
import io.github.coherecamel.simulator.CohereSimulator;
import java.io.InputStream;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    void sendsNoAuthorizationWithoutAKey() throws Exception {
        try (var keyless = CohereSimulator.builder().apiKey("").start();
                var other = new DefaultCamelContext()) {
            var id = keyless.addModel("m", "BASE_TYPE_CHAT", "d");
            other.start();
            var uri = "cohere-finetune:get?modelId=" + id + "&baseUrl=" + keyless.baseUrl();

            var exchange = other.createProducerTemplate().send(uri, ignored -> {});

            assertThat(exchange.getException()).isNull();
            assertThat(keyless.requests().get(0).header("Authorization")).isNull();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "a/b, a%2Fb",
        "%2e%2e, %252e%252e",
        "a?x#y, a%3Fx%23y",
        "modèle, mod%C3%A8le",
        "../../datasets, ..%2F..%2Fdatasets"
    })
    void sendsAnIdAsOneSegment(String id, String segment) {
        assertThat(send("cohere-finetune:get", null, Map.of("CamelCohereFinetuneModelId", id))
                        .getException())
                .isNotNull();

        assertThat(simulator().requests().get(0).path()).isEqualTo("/v1/finetuning/finetuned-models/" + segment);
    }

    @Test
    void keepsThePathOfABaseUrl() {
        assertThat(send("cohere-finetune:get?modelId=m&baseUrl=" + simulator().baseUrl() + "/proxy/v1/", null, Map.of())
                        .getException())
                .isNotNull();

        assertThat(simulator().requests().get(0).path()).isEqualTo("/proxy/v1/finetuning/finetuned-models/m");
    }

    @Test
    void letsADatasetEndpointUseTheConnectionOfTheOtherScheme() {
        var id = addDataset("validated");

        succeeded(send("cohere-dataset:get?datasetId=" + id, null, Map.of()));
        succeeded(get(addChatModel()));

        assertThat(ioThreads()).isEqualTo(ioThreadsOfOneClient());
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cohere-finetune:get?baseUrl=http://cohere.example.com|Option baseUrl (or environment variable CO_API_URL) is plain HTTP to",
                "cohere-finetune:get?connectTimeout=0|Option connectTimeout is less than 1 ms.",
                "cohere-finetune:get?responseTimeout=-5|Option responseTimeout is negative (-5 ms).",
                "cohere-finetune:get?maxConnections=0|Option maxConnections is 0. Give a number from 1.",
                "cohere-finetune:get?maxResponseSize=-1|Option maxResponseSize is -1. Give a number from 1.",
                "cohere-finetune:get?maxRetryAfter=-1|Option maxRetryAfter is negative (-1 ms).",
                "cohere-finetune:get?proxyHost=proxy|A proxy needs both option proxyHost and option proxyPort.",
                "cohere-finetune:get?proxyHost=proxy&proxyPort=70000|Option proxyPort is 70000. Give a number from 1 to 65535.",
                "cohere-finetune:get?clientName=caf%C3%A9|Option clientName has a character that a header cannot carry",
                "cohere-dataset:await?timeout=0|Option timeout is less than 1 ms. Give a time such as 5s.",
                "cohere-dataset:await?timeout=-5|Option timeout is negative (-5 ms). Give a time such as 5s.",
                "cohere-dataset:await?pollInterval=0|Option pollInterval is less than 1 ms. Give a time such as 5s.",
                "cohere-dataset:await?pollInterval=999999d|Option pollInterval is longer than 366 days.",
                "cohere-finetune:await?timeout=0|Option timeout is less than 1 ms. Give a time such as 5s.",
                "cohere-finetune:await?pollInterval=-5|Option pollInterval is negative (-5 ms).",
                "cohere-finetune:updat|there is no operation updat. Give one of update, create, get",
                "cohere-dataset:remove|there is no operation remove. Give one of upload, get, list",
                "cohere-finetune:get?sslContextParameters=#nobody|nobody",
                "cohere-finetune:get?modelIdd=m|modelIdd"
            })
    void saysWhatIsWrongWithAnOptionWhenTheEndpointIsMade(String uri, String message) {
        assertThatThrownBy(() -> context.getEndpoint(uri)).hasStackTraceContaining(message);
    }

    @Test
    void saysThatNeitherKeyNorUrlIsSet() throws Exception {
        if (System.getenv("CO_API_KEY") == null && System.getenv("CO_API_URL") == null) {
            try (var other = new DefaultCamelContext()) {
                other.start();
                assertThatThrownBy(() -> other.getEndpoint("cohere-finetune:get"))
                        .hasStackTraceContaining("neither an API key nor a base URL is set. Set option apiKey");
            }
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

    @Test
    void convertsAnswersToWhatRoutesWorkWith() throws Exception {
        var exchange = succeeded(get(addChatModel()));
        var message = exchange.getMessage();
        var mapper = new ObjectMapper();
        var expected = mapper.readTree(message.getBody(String.class));

        assertThat(expected.at("/settings/base_model/base_type").asText()).isEqualTo("BASE_TYPE_CHAT");
        assertThat(expected.path("name").asText()).isEqualTo("support");
        assertThat(mapper.readTree(message.getBody(byte[].class))).isEqualTo(expected);
        assertThat(mapper.readTree(message.getBody(InputStream.class))).isEqualTo(expected);
        assertThat(message.getBody(JsonNode.class)).isEqualTo(expected);
        assertThat(mapper.valueToTree(message.getBody(Map.class)).toString())
                .isEqualTo(mapper.writeValueAsString(mapper.treeToValue(expected, Map.class)));
        assertThat(exchange.getMessage().getHeader(Exchange.REDELIVERY_DELAY)).isNull();
    }

    private static long ioThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("cohere-io"))
                .count();
    }

    /** A client has a boss and two workers. */
    private static long ioThreadsOfOneClient() {
        return 3;
    }
}
