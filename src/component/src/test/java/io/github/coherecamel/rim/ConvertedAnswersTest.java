package io.github.coherecamel.rim;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.coherecamel.finetune.CohereFinetuneHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers as text, bytes, streams, Maps and trees, and in pieces. */
class ConvertedAnswersTest extends RimTest {
    private static final String MODEL = "11111111-2222-3333-4444-555555555555";

    /** The number 0 of a tree may be 0.0 in a text. */
    private static final Comparator<JsonNode> BY_VALUE = (one, other) ->
            one.isNumber() ? one.decimalValue().compareTo(other.decimalValue()) : one.equals(other) ? 0 : 1;

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:split")
                        .toD("${header.uri}")
                        .split(body())
                        .streaming()
                        .convertBodyTo(String.class)
                        .to("mock:items");
            }
        };
    }

    @BeforeEach
    void fill() {
        simulator()
                .seed(
                        """
                {"datasets": [{"id": "d-1", "name": "one", "dataset_type": "chat-finetune-input", "later": {"a": 1}},
                              {"id": "d-2", "name": "two", "dataset_type": "chat-finetune-input"}],
                 "models": [{"id": "%s", "name": "m", "created_at": "2026-01-01T00:00:00Z",
                             "settings": {"base_model": {"base_type": "BASE_TYPE_CHAT"}, "dataset_id": "d-1",
                                          "later": {"a": [1, null]}}}]}
                """
                                .formatted(MODEL));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cohere-finetune:get?modelId=" + MODEL,
                "cohere-finetune:update?name=m&modelId=" + MODEL,
                "cohere-finetune:update?dryRun=true&datasetId=d-2&modelId=" + MODEL,
                "cohere-finetune:create?name=n&datasetId=d-1&baseType=BASE_TYPE_CHAT",
                "cohere-finetune:list",
                "cohere-finetune:events?modelId=" + MODEL,
                "cohere-finetune:metrics?modelId=" + MODEL,
                "cohere-dataset:get?datasetId=d-1",
                "cohere-dataset:list",
                "cohere-dataset:usage"
            })
    void areTheSameJsonInEveryKind(String uri) throws IOException {
        var message = succeeded(send(uri, null, Map.of())).getMessage();
        var text = tree(message.getBody(String.class));

        assertThat(message.getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(200);
        assertThat(text.isObject()).isTrue();
        assertThat(text).isNotEmpty();
        assertThat(Stream.of(
                        tree(new String(message.getBody(byte[].class), UTF_8)),
                        tree(new String(message.getBody(InputStream.class).readAllBytes(), UTF_8)),
                        tree(new ObjectMapper().writeValueAsString(message.getBody(Map.class))),
                        message.getBody(JsonNode.class)))
                .allSatisfy(other -> assertThat(other.equals(BY_VALUE, text)).isTrue());
    }

    @Test
    void keepWhatTheApiSaid() {
        assertThat(tree(succeeded(get(MODEL)).getMessage().getBody(String.class)))
                .isEqualTo(tree(simulator().model(MODEL).toString()));
        assertThat(tree(succeeded(send("cohere-dataset:get?datasetId=d-1", null, Map.of()))
                        .getMessage()
                        .getBody(String.class)))
                .isEqualTo(tree(simulator().dataset("d-1").toString()));
    }

    @ParameterizedTest
    @CsvSource({
        "cohere-finetune:list, 1, /id",
        "cohere-finetune:events?modelId=" + MODEL + ", 3, /status",
        "cohere-finetune:metrics?modelId=" + MODEL + ", 21, /metrics/cross_entropy",
        "cohere-dataset:list, 2, /id"
    })
    void areSplitIntoTheirItems(String uri, int count, String pointer) throws Exception {
        var items = getMockEndpoint("mock:items");
        items.expectedMessageCount(count);

        succeeded(send("direct:split", null, Map.of("uri", uri)));

        items.assertIsSatisfied();
        assertThat(items.getExchanges()).extracting(Exchange::getMessage).allSatisfy(item -> assertThat(
                        tree(item.getBody(String.class)).at(pointer).isMissingNode())
                .isFalse());
    }

    @Test
    void leaveNothingOfAnEarlierAnswerBehind() {
        var exchange = succeeded(send("cohere-finetune:update?datasetId=d-2&modelId=" + MODEL, null, Map.of()));
        assertThat(exchange.getMessage().getHeaders())
                .containsKeys(CohereFinetuneHeaders.DIFFERENCE, CohereFinetuneHeaders.PREVIOUS_DATASET_ID);

        var second = succeeded(send(
                "cohere-finetune:update?datasetId=d-2&modelId=" + MODEL,
                null,
                exchange.getMessage().getHeaders()));

        assertThat(second.getMessage().getHeaders())
                .containsEntry(CohereFinetuneHeaders.OUTCOME, "UNCHANGED")
                .doesNotContainKeys(CohereFinetuneHeaders.DIFFERENCE, CohereFinetuneHeaders.PREVIOUS_DATASET_ID);
    }
}
