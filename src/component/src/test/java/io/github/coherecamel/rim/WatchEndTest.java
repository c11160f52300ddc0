package io.github.coherecamel.rim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.ServiceStatus;
import org.apache.camel.support.AsyncProcessorSupport;
import org.apache.camel.support.ScheduledPollConsumer;
import org.junit.jupiter.api.Test;

/** Exchanges of a watch that end late, or in a way that nobody expects. */
class WatchEndTest extends RimTest {
    private static final String ALL = "cohere-finetune:watch?" + Watch.BY_HAND;

    @Test
    void staysStoppedWhenAnExchangeOutlivesIt() throws Exception {
        var id = addChatModel();
        var work = new CompletableFuture<Void>();
        var watch = Watch.start(context, ALL + "&stopAtTerminal=true&modelId=" + id, exchange -> work);
        watch.assertPollTells(id + " null STATUS_READY");
        var consumer = watch.consumer();

        consumer.stop();
        work.complete(null);

        assertThat(consumer.getStatus()).isEqualTo(ServiceStatus.Stopped);
    }

    @Test
    void tellsAgainWhatEndedInAnError() throws Exception {
        addChatModel();
        var calls = new AtomicInteger();
        var broken = new AsyncProcessorSupport() {
            @Override
            public boolean process(Exchange exchange, AsyncCallback callback) {
                calls.incrementAndGet();
                throw new LinkageError("no such class");
            }
        };
        try (var consumer = (ScheduledPollConsumer) context.getEndpoint(ALL).createConsumer(broken)) {
            consumer.start();

            consumer.run();
            consumer.run();
        }

        assertThat(calls).hasValue(2);
    }
}
