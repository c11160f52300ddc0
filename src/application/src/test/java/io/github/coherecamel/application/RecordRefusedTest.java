package io.github.coherecamel.application;

import static io.github.coherecamel.application.SimulatedCohere.DATASET;
import static io.github.coherecamel.application.SimulatedCohere.MODEL;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.coherecamel.application.wanted.Outcome;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is no event in a topic is kept for people to look at, and what follows is not held up. */
@QuarkusTest
@QuarkusTestResource(SimulatedCohere.class)
@WithTestResource(KafkaTopic.class)
class RecordRefusedTest extends KafkaTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no JSON | it is not JSON",
                "{\"model_id\": \"m\"} | dataset_id is missing",
                "{\"model_id\": \"../m\", \"dataset_id\": \"d\"} | model_id is '../m', which is no id",
                "{\"model_id\": \"m\", \"dataset_id\": \"d\", \"time\": \"soon\"} | time is 'soon', which is no time",
                "[] | the array holds none",
                "{\"specversion\": \"1.0\", \"id\": \"1\", \"source\": \"/x\", \"type\": \"t\", \"data_base64\": \"W10=\"} | data_base64 is no Base64 of a JSON object",
            })
    void keepsAPoisonRecordAsRejectedAndGoesOn(String value, String reason) {
        var poison = topic.send(0, value);
        var dataset = dataset();
        topic.send(0, plain(dataset));

        var event = closed(poison);
        assertThat(event.outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(event.reason()).contains(reason);
        assertThat(event.payload()).isEqualTo(value);
        await().atMost(LONG).until(() -> inUse().equals(dataset));
        topic.awaitCommit();
    }

    @Test
    void keepsTheBeginningOfWhatIsTooLargeOrBinaryOrEmpty() {
        var large = topic.send(0, "{\"model_id\": \"" + "x".repeat(70_000) + "\"}");
        var binary = topic.send(0, null, new byte[] {0, 1, (byte) 0xff, 'a'}, Map.of());
        var empty = topic.send(0, null);
        var wrongAttribute = topic.send(
                0, null, plain("d").getBytes(UTF_8), Map.of("ce_specversion", "1.0", "ce_id", "x", "ce_source", "/f"));

        assertThat(closed(large).reason()).contains("more than 65536 bytes");
        assertThat(closed(large).payload()).startsWith("{\"model_id\"").hasSizeLessThan(5000);
        assertThat(closed(binary).reason()).contains("not in UTF-8");
        assertThat(closed(binary).payload()).isEqualTo("\uFFFD\uFFFD\uFFFDa");
        assertThat(closed(empty).reason()).contains("it is empty");
        assertThat(closed(wrongAttribute).reason()).contains("attribute type is missing");
        topic.awaitCommit();
    }

    @Test
    void keepsAnotherEventWithAKnownIdAsRejected() {
        var dataset = dataset();
        var id = UUID.randomUUID().toString();
        topic.send(0, "{\"id\": \"%s\", \"model_id\": \"%s\", \"dataset_id\": \"%s\"}".formatted(id, MODEL, dataset));
        closed("kafka:" + KafkaTopic.NAME, id);

        var other = topic.send(
                1, "{\"id\": \"%s\", \"model_id\": \"%s\", \"dataset_id\": \"%s\"}".formatted(id, MODEL, DATASET));

        assertThat(closed(other).outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(closed(other).reason()).contains(id, "another model or dataset");
        assertThat(inUse()).isEqualTo(dataset);
    }
}
