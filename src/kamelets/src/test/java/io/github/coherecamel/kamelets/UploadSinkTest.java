package io.github.coherecamel.kamelets;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.simulator.ApiOperation;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Uploading a file, at the end of a route. */
class UploadSinkTest extends KameletTest {
    private static final String NAME = "cohere-dataset-upload-sink";

    @Test
    void uploadsTheBody() throws Exception {
        run(ActionsTest.action(NAME, "datasetType: " + CHAT));

        var message = sent(CHATS.getBytes(StandardCharsets.UTF_8), Map.of());
        var dataset = message.getHeader("CamelCohereDatasetId", String.class);
        assertThat(simulator().dataset(dataset).path("dataset_type").asText()).isEqualTo(CHAT);
        assertThat(json(message).path("id").asText()).isEqualTo(dataset);
    }

    @ParameterizedTest
    @CsvSource({"file", "ce-file", "CamelFileName"})
    void takesTheNameOfTheFileFromAHeader(String header) throws Exception {
        run(ActionsTest.action(NAME, "datasetType: " + CHAT));

        sent(CHATS, Map.of(header, "autumn.jsonl"));
        assertThat(simulator()
                        .requests(ApiOperation.CREATE_DATASET)
                        .get(0)
                        .files()
                        .get(0)
                        .fileName())
                .isEqualTo("autumn.jsonl");
    }

    @Test
    void aMessageSetsNothingButTheFileAndItsName() throws Exception {
        run(ActionsTest.action(NAME, "datasetType: " + CHAT, "datasetName: of-the-parameter"));

        var message = sent(
                CHATS,
                Map.of(
                        "CamelCohereDatasetType", "embed-input",
                        "CamelCohereDatasetName", "of-the-message",
                        "CamelCohereDatasetEvalData", "more"));
        var dataset = simulator().dataset(message.getHeader("CamelCohereDatasetId", String.class));
        assertThat(dataset.path("name").asText()).isEqualTo("of-the-parameter");
        assertThat(dataset.path("dataset_type").asText()).isEqualTo(CHAT);
        assertThat(simulator().requests(ApiOperation.CREATE_DATASET).get(0).files())
                .hasSize(1);
    }

    @Test
    void aSecondFileHasItsOwnName() throws Exception {
        run(
                ActionsTest.action(NAME, "datasetType: " + CHAT)
                        + """
                        - setHeader:
                            name: CamelFileName
                            constant: second.jsonl
                        - removeHeader:
                            name: file
                        - setBody:
                            simple: "${exchangeProperty.chats}"
                        - to: kamelet:cohere-dataset-upload-sink?datasetType=chat-finetune-input&cohereBaseUrl={{simulator}}&cohereApiKey=any
                """);
        context.createProducerTemplate().send("direct:in", exchange -> {
            exchange.setProperty("chats", CHATS);
            exchange.getMessage().setHeader("file", "first.jsonl");
            exchange.getMessage().setBody(CHATS);
        });

        assertThat(simulator().requests(ApiOperation.CREATE_DATASET))
                .extracting(request -> request.files().get(0).fileName())
                .containsExactly("first.jsonl", "second.jsonl");
    }
}
