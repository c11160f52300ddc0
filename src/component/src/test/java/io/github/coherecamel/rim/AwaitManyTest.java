package io.github.coherecamel.rim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

class AwaitManyTest extends AwaitTestSupport {
    private static final int EACH = 5_000;

    @Test
    void tenThousandAwaitsEndOnOneThreadOfTime() throws Exception {
        var model = addChatModel();
        simulator().setModelStatus(model, "STATUS_FINETUNING");
        var dataset = addDataset("processing");

        var waiting = Stream.concat(
                        awaits("cohere-finetune:await?modelId=" + model),
                        awaits("cohere-dataset:await?pollInterval=1m&datasetId=" + dataset))
                .toList();
        untilPaused(2 * EACH);
        assertThat(waiting).hasSize(10_000).noneMatch(CompletableFuture::isDone);

        simulator().setModelStatus(model, "STATUS_READY");
        simulator().setDatasetStatus(dataset, "validated");
        time.advance(Duration.ofSeconds(66));

        assertThat(CompletableFuture.allOf(waiting.toArray(CompletableFuture[]::new)))
                .succeedsWithin(LONG);
        assertThat(waiting).allSatisfy(each -> succeeded(each.join()));
        assertThat(timers()).isEmpty();
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
