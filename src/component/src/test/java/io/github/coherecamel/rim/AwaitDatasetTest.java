package io.github.coherecamel.rim;

import static io.github.coherecamel.simulator.ApiOperation.GET_DATASET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.coherecamel.api.DatasetNotUsableException;
import io.github.coherecamel.api.InvalidInputException;
import io.github.coherecamel.api.NotFoundException;
import io.github.coherecamel.dataset.CohereDatasetHeaders;
import io.github.coherecamel.model.Dataset;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

/** What differs from awaiting a model. */
class AwaitDatasetTest extends AwaitTestSupport {
    private static final String AWAIT = "cohere-dataset:await";

    @Test
    void endsWhenTheDatasetIsValidated() {
        var id = addDataset("queued");
        var waiting = awaiting(AWAIT, id);
        untilPaused();
        simulator().setDatasetStatus(id, "processing");
        pollAgain();
        untilPaused();
        assertThat(waiting).isNotDone();

        simulator().setDatasetStatus(id, "validated");
        pollAgain();

        assertThat(succeeded(waiting.join()).getMessage().getHeaders())
                .contains(entry(CohereDatasetHeaders.DATASET_ID, id), entry(CohereDatasetHeaders.STATUS, "validated"));
    }

    @Test
    void failsWhenValidationFails() {
        var id = addDataset("failed");

        var failure = failed(awaiting(AWAIT, id).join(), DatasetNotUsableException.class);

        assertThat(failure.isHopeless()).isTrue();
        assertThat(failure)
                .hasMessageStartingWith(
                        "Could not await the validation of dataset " + id + ": it did not pass validation (failed");
    }

    @Test
    void failsAtOnceIfThereIsNoSuchDatasetAndNoGrace() {
        failed(awaiting(AWAIT + "?notFoundGracePeriod=0", "nowhere").join(), NotFoundException.class);
        assertThat(simulator().requests(GET_DATASET)).hasSize(1);
    }

    @Test
    void saysThatTheDatasetIsMissing() {
        assertThat(failed(send(AWAIT, null, Map.of()), InvalidInputException.class))
                .hasMessage("Could not await a dataset: there is no datasetId. Set header CamelCohereDatasetId or "
                        + "option datasetId");
        assertThat(failed(
                        send("cohere-dataset:get", null, Map.of(CohereDatasetHeaders.DATASET_ID, " ")),
                        InvalidInputException.class))
                .hasMessageContaining("header CamelCohereDatasetId is empty");
    }

    @Test
    void getsADatasetInAnyState() {
        var id = addDataset("processing");

        var message = succeeded(send("cohere-dataset:get?datasetId=" + id, null, Map.of()))
                .getMessage();

        assertThat(message.getHeader(CohereDatasetHeaders.STATUS)).isEqualTo("processing");
        assertThat(message.getBody(Dataset.class).id()).isEqualTo(id);
    }

    private CompletableFuture<Exchange> awaiting(String uri, String id) {
        return sendLater(uri, null, Map.of(CohereDatasetHeaders.DATASET_ID, id));
    }
}
