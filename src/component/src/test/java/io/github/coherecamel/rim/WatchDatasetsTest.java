package io.github.coherecamel.rim;

import static io.github.coherecamel.simulator.ApiOperation.LIST_DATASETS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.model.Dataset;
import io.github.coherecamel.simulator.Fault;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.net.ServerSocketFactory;
import org.junit.jupiter.api.Test;

class WatchDatasetsTest extends RimTest {
    private static final String ALL = "cohere-dataset:watch?" + Watch.BY_HAND;

    @Test
    void tellsOfEachChangeOnceAndOfNothingElse() throws Exception {
        var id = addDataset("queued");
        var watch = Watch.start(context, ALL);

        watch.assertPollTells(id + " null queued");
        assertThat(watch.exchanges().get(0).getMessage().getBody(Dataset.class).id())
                .isEqualTo(id);
        watch.assertPollTells();
        simulator().setDatasetStatus(id, "processing");
        watch.assertPollTells(id + " queued processing");
        simulator().setDatasetStatus(id, "validated");
        watch.assertPollTells(id + " processing validated");
        watch.assertPollTells();
    }

    @Test
    void tellsOnlyOfOneTypeAndOneState() throws Exception {
        var id = addDataset("queued");
        simulator().addDataset("embeddings", "embed-input", "validated");
        var watch = Watch.start(context, ALL + "&validationStatus=validated&type=" + CHAT);

        watch.assertPollTells();
        simulator().setDatasetStatus(id, "processing");
        watch.assertPollTells();
        simulator().setDatasetStatus(id, "validated");
        watch.assertPollTells(id + " processing validated");
        watch.assertPollTells();
        simulator().setDatasetStatus(id, "failed");
        watch.assertPollTells();
        simulator().setDatasetStatus(id, "validated");
        watch.assertPollTells(id + " failed validated");
    }

    @Test
    void tellsOnceThatADatasetIsGone() throws Exception {
        var id = addDataset("validated");
        var all = Watch.start(context, ALL);
        var validated = Watch.start(context, ALL + "&validationStatus=validated");
        all.poll();
        validated.poll();
        all.told();
        validated.told();

        succeeded(send("cohere-dataset:delete?datasetId=" + id, null, Map.of()));

        all.assertPollTells(id + " validated deleted");
        validated.assertPollTells();
        all.assertPollTells();
    }

    @Test
    void losesNoMarkIfAPollFailsInItsMiddle() throws Exception {
        var id = addDataset("queued");
        var watch = Watch.start(context, ALL);
        watch.assertPollTells(id + " null queued");
        simulator().setDatasetStatus(id, "validated");

        // The first page is read, the second is not.
        simulator().inject(LIST_DATASETS, Fault.delay(Duration.ZERO));
        simulator().inject(LIST_DATASETS, Fault.status(503));
        watch.assertPollTells();
        assertThat(watch.consumer().getErrorCounter()).isEqualTo(1);
        watch.assertPollTells(id + " queued validated");
    }

    @Test
    void readsPagesUntilOneIsEmpty() throws Exception {
        // The API documents no default of a page's size; the simulator's page is as long as the list.
        try (var server = WireServer.start(ServerSocketFactory.getDefault(), WatchDatasetsTest::pageOf)) {
            var watch = Watch.start(context, ALL + "&baseUrl=" + server.uri("http"));

            watch.poll();

            assertThat(watch.told()).hasSize(7).startsWith("d-0 null validated").endsWith("d-6 null validated");
            assertThat(server.heads())
                    .extracting(head -> head.split(" ", 3)[1])
                    .containsExactly(
                            "/v1/datasets?limit=100",
                            "/v1/datasets?limit=100&offset=3",
                            "/v1/datasets?limit=100&offset=6",
                            "/v1/datasets?limit=100&offset=7");
        }
    }

    /** Seven datasets, three on a page. */
    private static String pageOf(String head) {
        var target = head.split(" ", 3)[1];
        var offset = target.contains("offset=") ? Integer.parseInt(target.replaceAll(".*offset=", "")) : 0;
        var datasets = IntStream.range(offset, Math.min(offset + 3, 7))
                .mapToObj(i -> "{\"id\":\"d-" + i + "\",\"validation_status\":\"validated\"}")
                .collect(Collectors.joining(","));
        return WireServer.answer("200 OK", "{\"datasets\":[" + datasets + "]}");
    }
}
