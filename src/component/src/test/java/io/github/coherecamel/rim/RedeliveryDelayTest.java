package io.github.coherecamel.rim;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.api.UnavailableException;
import io.github.coherecamel.simulator.Fault;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.ThreadPoolProfileBuilder;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What passes between a failure and its redelivery, by routes that have one thread to go on with. */
class RedeliveryDelayTest extends TimedTest {
    @Override
    protected CamelContext createCamelContext() throws Exception {
        var created = super.createCamelContext();
        created.getExecutorServiceManager()
                .registerThreadPoolProfile(new ThreadPoolProfileBuilder("cohere")
                        .poolSize(1)
                        .maxPoolSize(1)
                        .build());
        return created;
    }

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(defaultErrorHandler().executorService(time));
                onException(UnavailableException.class)
                        .maximumRedeliveries(1)
                        .redeliveryDelay(1)
                        .maximumRedeliveryDelay(10)
                        .asyncDelayedRedelivery();
                from("direct:get").to("cohere-finetune:get");
            }
        };
    }

    @Test
    void isWhatTheApiAsksForWhateverThePolicySays() {
        var exchange = getWithDelayOf(Duration.ofSeconds(7));

        assertThat(timers()).containsExactly(Duration.ofSeconds(7));
        time.advance(Duration.ofSeconds(7));
        succeeded(ended(exchange));
    }

    @Test
    void holdsNoThread() {
        var waiting = getWithDelayOf(Duration.ofSeconds(60));

        succeeded(ended(get()));

        assertThat(waiting).isNotDone();
        time.advance(Duration.ofSeconds(60));
        succeeded(ended(waiting));
    }

    private CompletableFuture<Exchange> getWithDelayOf(Duration retryAfter) {
        simulator().inject(Fault.rateLimited().retryAfter(retryAfter));
        var exchange = get();
        Awaitility.await().atMost(LONG).until(() -> timers().size() == 1);
        return exchange;
    }

    private CompletableFuture<Exchange> get() {
        return sendLater("direct:get", null, Map.of("CamelCohereFinetuneModelId", addChatModel()));
    }
}
