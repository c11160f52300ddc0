package io.github.coherecamel.rim;

import static io.github.coherecamel.simulator.ApiOperation.GET_DATASET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.coherecamel.api.DatasetNotUsableException;
import io.github.coherecamel.api.InvalidInputException;
import io.github.coherecamel.api.NotFoundException;
import io.github.coherecamel.api.TimedOutException;
import io.github.coherecamel.dataset.CohereDatasetHeaders;
import io.github.coherecamel.model.Dataset;
import io.github.coherecamel.simulator.Fault;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class AwaitDatasetTest extends RimTest {
    private static final String AWAIT = "cohere-dataset:await?pollInterval=10ms";
    private static final Duration LONG = Duration.ofSeconds(30);

    @Test
    void endsWhenTheDatasetIsValidated() {
        var id = addDataset("queued");
        var waiting = awaiting(AWAIT, id);
        polled(3);
        simulator().setDatasetStatus(id, "processing");
        polled(5);
        assertThat(waiting).isNotDone();

        simulator().setDatasetStatus(id, "validated");

        assertThat(succeeded(waiting.join()).getMessage().getHeaders())
                .contains(entry(CohereDatasetHeaders.DATASET_ID, id), entry(CohereDatasetHeaders.STATUS, "validated"));
    }

    @Test
    void failsWhenValidationFails() {
        simulator()
                .seed("{\"datasets\": [{\"id\": \"d-1\", \"name\": \"n\", \"dataset_type\": \"" + CHAT
                        + "\", \"validation_status\": \"failed\", \"validation_error\": \"line 3 has no role\"}]}");

        var failure = failed(awaiting(AWAIT, "d-1").join(), DatasetNotUsableException.class);

        assertThat(failure.isHopeless()).isTrue();
        assertThat(failure)
                .hasMessage("Could not await the validation of dataset d-1: it did not pass validation (failed: line 3 "
                        + "has no role)");
    }

    @Test
    void asksAgainIfAPollFails() {
        var id = addDataset("validated");
        simulator().inject(GET_DATASET, Fault.status(503));
        simulator().inject(GET_DATASET, Fault.reset());
        simulator().inject(GET_DATASET, Fault.rateLimited());

        succeeded(awaiting(AWAIT, id).join());

        assertThat(simulator().requests(GET_DATASET)).hasSize(4);
    }

    @Test
    void failsAtOnceIfAPollCannotSucceed() {
        failed(awaiting(AWAIT, "nowhere").join(), NotFoundException.class);
        assertThat(simulator().requests()).hasSize(1);
    }

    @Test
    void failsWhenTimeIsUp() {
        var id = addDataset("queued");

        var exchange = awaiting(AWAIT + "&timeout=100ms", id).join();

        assertThat(failed(exchange, TimedOutException.class))
                .hasMessage("Could not await the validation of dataset " + id + ": it took longer than 100 ms (option "
                        + "timeout). It may still happen");
        assertThat(exchange.getProperty("CamelAiErrorCategory")).isEqualTo("UNKNOWN");
    }

    @Test
    void endsWhenTheContextStops() throws Exception {
        var waiting = awaiting("cohere-dataset:await?pollInterval=1h&timeout=2h", addDataset("queued"));
        polled(1);

        context.stop();

        assertThat(waiting).succeedsWithin(LONG).satisfies(exchange -> assertThat(exchange.getException())
                .isInstanceOf(TimedOutException.class)
                .hasMessageContaining("the route or the Camel context is being stopped"));
    }

    @Test
    void endsWhenItsEndpointStopsInMidPoll() throws Exception {
        simulator().inject(Fault.stall());
        var waiting = awaiting(AWAIT, addDataset("queued"));
        polled(1);

        context.stop();

        assertThat(waiting).succeedsWithin(LONG).satisfies(exchange -> assertThat(exchange.getException())
                .isInstanceOf(TimedOutException.class));
    }

    @Test
    void holdsNoThreadWhileItWaits() {
        var id = addDataset("queued");
        var waiting = java.util.stream.IntStream.range(0, 200)
                .mapToObj(i -> awaiting("cohere-dataset:await?pollInterval=500ms", id))
                .toList();
        polled(200);
        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> thread.getName().contains("ohere-io")
                        || thread.getName().contains("CohereWorker")
                        || thread.getName().contains("CohereTimer"))
                .hasSizeLessThan(20);

        simulator().setDatasetStatus(id, "validated");

        waiting.forEach(each -> succeeded(each.join()));
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

    private static void polled(int times) {
        Awaitility.await()
                .atMost(LONG)
                .until(() -> simulator().requests(GET_DATASET).size() >= times);
    }
}
