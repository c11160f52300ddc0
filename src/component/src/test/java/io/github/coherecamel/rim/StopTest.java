package io.github.coherecamel.rim;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.simulator.Fault;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

class StopTest extends RimTest {

    /** A race with the threads that serve sockets was lost in three of eight stops. */
    @Test
    void contextsStopInMidRequestWithoutAnError() {
        var uri = "cohere-finetune:get?modelId=" + addChatModel();
        var threads = Executors.newCachedThreadPool();
        try (var log = new CapturedLog()) {
            var connected =
                    IntStream.range(0, 20).mapToObj(each -> connected(uri)).toList();
            simulator().inject(Fault.stall(), 80);

            var stops = new ArrayList<CompletableFuture<Void>>();
            for (var template : connected) {
                stops.add(CompletableFuture.runAsync(() -> stopInMidRequest(template, uri), threads));
            }

            assertThat(stops).allSatisfy(stop -> assertThat(stop).succeedsWithin(LONG));
            assertThat(log.lines()).noneMatch(line -> line.startsWith("ERROR"));
        } finally {
            threads.shutdownNow();
        }
    }

    private static ProducerTemplate connected(String uri) {
        var context = new DefaultCamelContext();
        connect(context);
        context.start();
        var template = context.createProducerTemplate();
        template.requestBody(uri, (Object) null);
        return template;
    }

    private static void stopInMidRequest(ProducerTemplate template, String uri) {
        var exchanges = IntStream.range(0, 8)
                .mapToObj(each -> template.asyncSend(uri, (Exchange ignored) -> {}))
                .toList();

        template.getCamelContext().stop();

        exchanges.forEach(exchange -> exchange.cancel(true));
    }
}
