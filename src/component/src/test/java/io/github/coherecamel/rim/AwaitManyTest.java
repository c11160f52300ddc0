package io.github.coherecamel.rim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class AwaitManyTest extends RimTest {
    private static final int EACH = 5_000;
    private static final Duration LONG = Duration.ofSeconds(60);

    @Test
    void tenThousandAwaitsNeedNoThreadEach() throws Exception {
        var model = addChatModel();
        simulator().setModelStatus(model, "STATUS_FINETUNING");
        var dataset = addDataset("processing");
        succeeded(get(model));
        var threads = Thread.activeCount();

        // Time enough for all to wait at once, also on a machine that is busy; a poll then comes soon.
        var waiting = Stream.concat(
                        awaits("cohere-finetune:await?pollInterval=5s&modelId=" + model),
                        awaits("cohere-dataset:await?pollInterval=5s&datasetId=" + dataset))
                .toList();
        Awaitility.await().atMost(LONG).until(() -> simulator().requests().size() > 2 * EACH);

        assertThat(waiting).hasSize(10_000).noneMatch(CompletableFuture::isDone);
        assertThat(Thread.activeCount() - threads).isLessThan(20);

        simulator().setModelStatus(model, "STATUS_READY");
        simulator().setDatasetStatus(dataset, "validated");
        assertThat(CompletableFuture.allOf(waiting.toArray(CompletableFuture[]::new)))
                .succeedsWithin(LONG);
        assertThat(waiting).allSatisfy(each -> succeeded(each.join()));
        assertThat(Thread.activeCount() - threads).isLessThan(20);
    }

    private Stream<CompletableFuture<Exchange>> awaits(String uri) throws Exception {
        var producer = context.getEndpoint(uri).createAsyncProducer();
        producer.start();
        return IntStream.range(0, EACH).mapToObj(i -> {
            var ended = new CompletableFuture<Exchange>();
            var exchange = new DefaultExchange(context);
            producer.process(exchange, done -> ended.complete(exchange));
            return ended;
        });
    }
}
