package io.github.coherecamel.rim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.DefaultMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An exchange ends whatever goes wrong, and with an Error as well. */
class ExchangeEndsTest extends RimTest {

    @Test
    void whenItsMessageCannotTakeTheAnswer() {
        var refused = new IllegalStateException("this message takes no body");

        var exchange = ended(new DefaultMessage(context) {
            @Override
            public void setBody(@Nullable Object body) {
                throw refused;
            }
        });

        assertThat(exchange.getException()).isSameAs(refused);
    }

    @Test
    void whenItsMessageCannotBeReadForAnError() {
        var exchange = ended(new DefaultMessage(context) {
            @Override
            public @Nullable Object getHeader(String name) {
                throw new StackOverflowError();
            }
        });

        assertThat(exchange.getException()).hasRootCauseInstanceOf(StackOverflowError.class);
    }

    private Exchange ended(DefaultMessage message) {
        var exchange = new DefaultExchange(context);
        exchange.setIn(message);
        var ended = new CompletableFuture<Exchange>();
        try {
            var producer = context.getEndpoint("cohere-finetune:get?modelId=" + addChatModel())
                    .createAsyncProducer();
            producer.start();
            producer.process(exchange, done -> ended.complete(exchange));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        assertThat(ended).succeedsWithin(Duration.ofSeconds(60));
        return ended.join();
    }
}
