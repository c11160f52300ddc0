package io.github.coherecamel.rim;

import static io.github.coherecamel.simulator.ApiOperation.UPDATE_FINETUNED_MODEL;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.api.InvalidInputException;
import io.github.coherecamel.dataset.CohereDatasetHeaders;
import io.github.coherecamel.finetune.CohereFinetuneHeaders;
import io.github.coherecamel.simulator.RecordedRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.builder.RouteBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpdateInputsTest extends RimTest {
    private static final String UPDATE = "cohere-finetune:update";

    @Test
    void followsAnUploadAndAnAwaitWithoutAStepBetween() throws Exception {
        var id = addChatModel();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:all")
                        .to("direct:upload")
                        .to("cohere-dataset:await?pollInterval=10ms")
                        .to("direct:update");
                from("direct:upload").to("cohere-dataset:upload?type=" + CHAT);
                from("direct:update").to(UPDATE + "?modelId=" + id);
                from("direct:await")
                        .toD("cohere-dataset:await?datasetId=${body}")
                        .to("direct:update");
            }
        });

        var uploaded = succeeded(send("direct:all", UploadTest.CHATS, Map.of()));
        assertThat(simulator().model(id).at("/settings/dataset_id").asText())
                .isEqualTo(uploaded.getMessage().getHeader(CohereDatasetHeaders.DATASET_ID));

        var other = addDataset("validated");
        succeeded(send("direct:await", other, Map.of()));
        assertThat(simulator().model(id).at("/settings/dataset_id").asText()).isEqualTo(other);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "?name=fresh | - | - | uploaded",
                "?datasetId=option | - | - | option",
                "?datasetId=option | header | - | header",
                "'?settings=RAW({\"dataset_id\":\"settings\"})' | - | - | settings",
                "'' | - | '{\"settings\":{\"dataset_id\":\"body\"}}' | body",
                "'' | - | '{\"name\":\"fresh\"}' | old",
            })
    void takesTheDatasetOfAnUploadWhereNothingElseNamesOne(
            String options, @Nullable String header, @Nullable String body, String expected) {
        var id = addChatModel();
        var headers = new HashMap<String, Object>(
                Map.of(CohereDatasetHeaders.DATASET_ID, "uploaded", CohereFinetuneHeaders.MODEL_ID, id));
        headers.put(CohereFinetuneHeaders.REQUIRE_VALIDATED, false);
        if (header != null) {
            headers.put(CohereFinetuneHeaders.DATASET_ID, header);
        }
        for (var dataset : List.of("uploaded", "option", "header", "settings", "body")) {
            simulator()
                    .seed("{\"datasets\": [{\"id\": \"%s\", \"name\": \"n\", \"dataset_type\": \"%s\"}]}"
                            .formatted(dataset, CHAT));
        }

        succeeded(send(UPDATE + options, body, headers));

        assertThat(patches().get(0).json().at("/settings/dataset_id").asText()).isEqualTo(expected);
    }

    @Test
    void saysThatAHeaderIsEmpty() {
        var headers = Map.<String, Object>of(CohereFinetuneHeaders.DATASET_ID, " ");

        assertThat(failed(send(UPDATE + "?modelId=m&name=n&datasetId=d", null, headers), InvalidInputException.class))
                .hasMessage("Could not update a fine-tuned model: header CamelCohereFinetuneDatasetId is empty, and it "
                        + "wins over option datasetId. Give it a value, or remove it");
        assertThat(simulator().requests()).isEmpty();
    }

    @Test
    void refusesAMisspeltFieldBeforeItWrites() {
        var id = addChatModel();

        for (var merge : List.of(true, false)) {
            assertThat(failed(
                            send(
                                    UPDATE + "?merge=" + merge + "&modelId=" + id,
                                    null,
                                    Map.of(CohereFinetuneHeaders.SETTINGS, Map.of("datasetId", "new"))),
                            InvalidInputException.class))
                    .hasMessageEndingWith("there is no field settings.datasetId, but settings.dataset_id, which is "
                            + "probably meant. Correct it");
        }
        assertThat(patches()).isEmpty();
    }

    @Test
    void laysTheDatasetOverTheSettingsWithoutChangingTheHeader() {
        var id = addChatModel();
        var header = tree("{'dataset_id': 'other', 'hyperparameters': {'train_epochs': 2}}");

        succeeded(send(
                UPDATE + "?modelId=" + id + "&datasetId=old", null, Map.of(CohereFinetuneHeaders.SETTINGS, header)));

        assertThat(patches().get(0).json().at("/settings/dataset_id").asText()).isEqualTo("old");
        assertThat(header).isEqualTo(tree("{'dataset_id': 'other', 'hyperparameters': {'train_epochs': 2}}"));
    }

    @Test
    void prefersAHeaderToAnOption() {
        var id = addChatModel();

        succeeded(send(
                UPDATE + "?modelId=option&name=option&merge=false&requireValidated=false",
                null,
                Map.of(
                        CohereFinetuneHeaders.MODEL_ID,
                        id,
                        CohereFinetuneHeaders.NAME,
                        "header",
                        CohereFinetuneHeaders.MERGE,
                        true,
                        CohereFinetuneHeaders.REQUIRE_VALIDATED,
                        "true")));

        assertThat(simulator().model(id).path("name").asText()).isEqualTo("header");
    }

    @Test
    void saysWhichHeaderOrOptionIsMissing() {
        assertThat(failed(send(UPDATE, null, Map.of()), InvalidInputException.class))
                .hasMessage("Could not update a fine-tuned model: there is no modelId. Set header "
                        + "CamelCohereFinetuneModelId or option modelId");
        assertThat(failed(send(UPDATE + "?modelId=m", null, Map.of()), InvalidInputException.class))
                .hasMessage("Could not update a fine-tuned model: nothing says what to write. Set header "
                        + "CamelCohereFinetuneDatasetId, CamelCohereFinetuneName or CamelCohereFinetuneSettings, the "
                        + "option of that name, or a body");
        assertThat(simulator().requests()).isEmpty();
    }

    private static List<RecordedRequest> patches() {
        return simulator().requests(UPDATE_FINETUNED_MODEL);
    }
}
