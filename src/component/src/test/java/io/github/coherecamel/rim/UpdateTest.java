package io.github.coherecamel.rim;

import static io.github.coherecamel.simulator.ApiOperation.GET_DATASET;
import static io.github.coherecamel.simulator.ApiOperation.GET_FINETUNED_MODEL;
import static io.github.coherecamel.simulator.ApiOperation.UPDATE_FINETUNED_MODEL;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.api.DatasetNotUsableException;
import io.github.coherecamel.api.InvalidRequestException;
import io.github.coherecamel.api.NotFoundException;
import io.github.coherecamel.api.UnavailableException;
import io.github.coherecamel.finetune.CohereFinetuneHeaders;
import io.github.coherecamel.model.FinetunedModel;
import io.github.coherecamel.simulator.Fault;
import io.github.coherecamel.simulator.RecordedRequest;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpdateTest extends RimTest {
    private static final String UPDATE = "cohere-finetune:update";

    @Test
    void changesTheDatasetAndNothingElse() {
        simulator()
                .seed(
                        """
                {"models": [{"id": "11111111-2222-3333-4444-555555555555", "name": "support", "settings": {
                    "base_model": {"base_type": "BASE_TYPE_CHAT", "later1": [1]}, "dataset_id": "old",
                    "hyperparameters": {"train_epochs": 3, "learning_rate": 0.01, "later2": {"a": 0.10}},
                    "wandb": {"project": "p"}, "later3": {"b": [null]}}}]}
                """);
        var id = "11111111-2222-3333-4444-555555555555";
        var dataset = addDataset("validated");

        var exchange = succeeded(update(id, dataset));

        assertThat(patches()).hasSize(1);
        assertThat(tree(patches().get(0).body()))
                .isEqualTo(tree(
                        "{'name': 'support', 'settings': {'base_model': {'base_type': 'BASE_TYPE_CHAT', 'later1': [1]},"
                                + " 'dataset_id': '" + dataset + "', 'hyperparameters': {'train_epochs': 3,"
                                + " 'learning_rate': 0.01, 'later2': {'a': 0.1}}, 'later3': {'b': [null]}}}"));
        assertThat(exchange.getMessage().getBody()).isInstanceOfSatisfying(FinetunedModel.class, model -> {
            assertThat(model.id()).isEqualTo(id);
            assertThat(model.datasetId()).isEqualTo(dataset);
        });
        assertThat(exchange.getMessage().getHeaders())
                .containsEntry(CohereFinetuneHeaders.OUTCOME, "UPDATED")
                .containsEntry(CohereFinetuneHeaders.PREVIOUS_DATASET_ID, "old")
                .containsEntry(CohereFinetuneHeaders.DATASET_ID, dataset)
                .containsEntry(CohereFinetuneHeaders.MODEL_ID, id)
                .containsEntry(CohereFinetuneHeaders.STATUS, "STATUS_READY");
        assertThat(simulator().model(id).at("/settings/dataset_id").asText()).isEqualTo(dataset);
    }

    @Test
    void writesNothingIfTheModelIsAsWanted() {
        var id = addChatModel();
        var before = simulator().model(id);

        var exchange = succeeded(update(id, "old"));

        assertThat(exchange.getMessage().getHeader(CohereFinetuneHeaders.OUTCOME))
                .isEqualTo("UNCHANGED");
        assertThat(exchange.getMessage().getHeader(CohereFinetuneHeaders.PREVIOUS_DATASET_ID))
                .isNull();
        assertThat(simulator().requests())
                .extracting(RecordedRequest::operation)
                .containsExactly(GET_FINETUNED_MODEL);
        assertThat(simulator().model(id)).isEqualTo(before);
    }

    @Test
    void setsAFieldToZeroOnlyOnce() {
        var id = addChatModel();
        var settings = "{\"hyperparameters\": {\"early_stopping_patience\": %d}}";
        assertThat(outcome(updateSettings(id, settings.formatted(6)))).isEqualTo("UPDATED");

        assertThat(outcome(updateSettings(id, settings.formatted(0)))).isEqualTo("UPDATED");
        assertThat(outcome(updateSettings(id, settings.formatted(0)))).isEqualTo("UNCHANGED");
        assertThat(patches()).hasSize(2);
        assertThat(patches().get(1).json().at("/settings/hyperparameters/early_stopping_patience"))
                .isEqualTo(tree("0"));
    }

    @Test
    void renamesWithoutAskingForTheDatasetThatStays() {
        var id = addChatModel();

        var exchange = succeeded(send(UPDATE + "?name=renamed", null, Map.of(CohereFinetuneHeaders.MODEL_ID, id)));

        assertThat(outcome(exchange)).isEqualTo("UPDATED");
        assertThat(simulator().requests(GET_DATASET)).isEmpty();
        assertThat(simulator().model(id).path("name").asText()).isEqualTo("renamed");
        assertThat(simulator().model(id).at("/settings/dataset_id").asText()).isEqualTo("old");
    }

    @ParameterizedTest
    @CsvSource({"queued, false", "failed, true"})
    void writesNothingIfTheDatasetIsNotValidated(String status, boolean hopeless) {
        var id = addChatModel();
        var dataset = addDataset(status);

        var failure = failed(update(id, dataset), DatasetNotUsableException.class);

        assertThat(failure.isHopeless()).isEqualTo(hopeless);
        assertThat(failure)
                .hasMessageStartingWith("Could not update fine-tuned model " + id + ": dataset " + dataset + " ")
                .hasMessageContaining("(" + status);
        assertThat(patches()).isEmpty();
    }

    @Test
    void writesNothingIfThereIsNoDataset() {
        var id = addChatModel();

        var failure = failed(update(id, "nowhere"), DatasetNotUsableException.class);

        assertThat(failure.isHopeless()).isTrue();
        assertThat(failure).hasMessageEndingWith("there is no dataset nowhere. Upload it first");
        assertThat(patches()).isEmpty();
    }

    @Test
    void failsAsTheApiDoesIfTheDatasetCannotBeAskedFor() {
        var id = addChatModel();
        simulator().inject(GET_DATASET, Fault.status(503));

        failed(update(id, addDataset("validated")), UnavailableException.class);

        assertThat(patches()).isEmpty();
    }

    @Test
    void leavesTheDatasetToTheApiIfThatIsWanted() {
        var id = addChatModel();
        var dataset = addDataset("queued");

        var failure = failed(
                send(
                        UPDATE + "?requireValidated=false",
                        null,
                        Map.of(CohereFinetuneHeaders.MODEL_ID, id, CohereFinetuneHeaders.DATASET_ID, dataset)),
                InvalidRequestException.class);

        assertThat(failure).hasMessageContaining("cannot be used: its validation status is queued (HTTP 400)");
        assertThat(simulator().requests(GET_DATASET)).isEmpty();
        assertThat(patches()).hasSize(1);
    }

    @Test
    void failsIfThereIsNoModel() {
        failed(update("11111111-2222-3333-4444-555555555555", "d"), NotFoundException.class);
        assertThat(failed(update("no-uuid", "d"), InvalidRequestException.class))
                .hasMessage("Could not update fine-tuned model no-uuid: finetuneID is not a valid UUID: 'no-uuid' "
                        + "(HTTP 400)");
    }

    @Test
    void sendsExactlyWhatWasGivenIfItDoesNotMerge() {
        var id = addChatModel();
        var dataset = addDataset("validated");
        var body = "{'name': 'n', 'status': 'STATUS_READY', 'own': [1.50], 'settings': {'base_model':"
                + " {'base_type': 'BASE_TYPE_CHAT'}, 'dataset_id': '" + dataset + "'}}";

        var exchange = succeeded(send(UPDATE + "?merge=false&modelId=" + id, body.replace('\'', '"'), Map.of()));

        assertThat(outcome(exchange)).isEqualTo("UPDATED");
        assertThat(simulator().requests())
                .extracting(RecordedRequest::operation)
                .containsExactly(UPDATE_FINETUNED_MODEL);
        assertThat(tree(patches().get(0).body())).isEqualTo(tree(body));
    }

    private Exchange update(String modelId, String datasetId) {
        return send(
                UPDATE,
                "ignored",
                Map.of(CohereFinetuneHeaders.MODEL_ID, modelId, CohereFinetuneHeaders.DATASET_ID, datasetId));
    }

    private Exchange updateSettings(String modelId, String settings) {
        return send(
                UPDATE,
                null,
                Map.of(CohereFinetuneHeaders.MODEL_ID, modelId, CohereFinetuneHeaders.SETTINGS, settings));
    }

    private static @Nullable Object outcome(Exchange exchange) {
        return succeeded(exchange).getMessage().getHeader(CohereFinetuneHeaders.OUTCOME);
    }

    private static List<RecordedRequest> patches() {
        return simulator().requests(UPDATE_FINETUNED_MODEL);
    }
}
