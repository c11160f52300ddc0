package io.github.coherecamel.rim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.coherecamel.dataset.CohereDatasetHeaders;
import io.github.coherecamel.finetune.CohereFinetuneHeaders;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.apache.camel.http.common.HttpHeaderFilterStrategy;
import org.apache.camel.spi.Metadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every component of Camel owes to the routes it is used in. */
class CitizenshipTest extends RimTest {
    private static final String UNKNOWN = "00000000-0000-0000-0000-000000000000";

    @Test
    void letsNoHeaderOfItsOwnSlipOutOverHttp() throws Exception {
        var filter = new HttpHeaderFilterStrategy();
        for (var header : headers()) {
            var name = (String) header.get(null);
            assertThat(name).startsWith("CamelCohere");
            assertThat(header.getAnnotation(Metadata.class)).as(name).isNotNull();
            assertThat(filter.applyFilterToCamelHeaders(name, "value", null))
                    .as(name)
                    .isTrue();
        }
        assertThat(headers()).hasSizeGreaterThan(30);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cohere-finetune:get?modelId=MODEL",
                "cohere-finetune:await?modelId=MODEL",
                "cohere-finetune:update?modelId=MODEL&name=other",
                "cohere-finetune:update?modelId=MODEL&name=support",
                "cohere-finetune:list",
                "cohere-finetune:list?allPages=true",
                "cohere-finetune:events?modelId=MODEL",
                "cohere-finetune:metrics?modelId=MODEL",
                "cohere-finetune:delete?modelId=MODEL",
                "cohere-dataset:get?datasetId=DATASET",
                "cohere-dataset:await?datasetId=DATASET",
                "cohere-dataset:list",
                "cohere-dataset:usage",
                "cohere-dataset:delete?datasetId=DATASET"
            })
    void tellsTheStatusOfTheAnswer(String uri) {
        var exchange =
                send(uri.replace("MODEL", addChatModel()).replace("DATASET", addDataset("validated")), null, Map.of());

        assertThat(succeeded(exchange).getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE))
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cohere-finetune:list",
                "cohere-finetune:events?modelId=MODEL",
                "cohere-finetune:metrics?modelId=MODEL",
                "cohere-dataset:get?datasetId=DATASET",
                "cohere-dataset:list",
                "cohere-dataset:usage"
            })
    void convertsEveryAnswer(String uri) {
        var message = succeeded(send(
                        uri.replace("MODEL", addChatModel()).replace("DATASET", addDataset("validated")),
                        null,
                        Map.of()))
                .getMessage();

        var tree = tree(message.getBody(String.class));
        assertThat(tree.isObject()).isTrue();
        assertThat(message.getBody(JsonNode.class).equals(CitizenshipTest::compare, tree))
                .isTrue();
        for (var type : List.of(byte[].class, InputStream.class, Map.class)) {
            assertThat(message.getBody(type)).as("%s", type).isNotNull();
        }
    }

    /** Numbers are equal however many digits they are kept with. */
    private static int compare(JsonNode one, JsonNode other) {
        return one.isNumber() && other.isNumber()
                ? one.decimalValue().compareTo(other.decimalValue())
                : one.equals(other) ? 0 : 1;
    }

    @Test
    void tellsTheStatusOfARefusal() {
        var failure = get(UNKNOWN).getException();

        assertThat(failure).isInstanceOf(HttpOperationFailedException.class);
        assertThat(failure).hasMessageContaining("(HTTP 404)");
    }

    private static List<Field> headers() {
        return Stream.of(CohereFinetuneHeaders.class, CohereDatasetHeaders.class)
                .flatMap(type -> Arrays.stream(type.getFields()))
                .toList();
    }
}
