package io.github.coherecamel.rim;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.api.UnavailableException;
import io.github.coherecamel.simulator.ApiOperation;
import io.github.coherecamel.simulator.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedeliveryTest extends RimTest {
    private final List<Optional<Long>> delays = new CopyOnWriteArrayList<>();

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                onException(UnavailableException.class)
                        .maximumRedeliveries(3)
                        .redeliveryDelay(1)
                        .onExceptionOccurred(exchange -> delays.add(Optional.ofNullable(
                                exchange.getMessage().getHeader(Exchange.REDELIVERY_DELAY, Long.class))))
                        .asyncDelayedRedelivery();
                onException(HttpOperationFailedException.class).handled(true).setBody(constant("dead"));
                from("direct:get").to("cohere-finetune:get");
                var words = simple("dealt with after ${header.CamelRedeliveryDelay} ms");
                from("direct:caught")
                        .doTry()
                        .to("cohere-finetune:get")
                        .doCatch(UnavailableException.class)
                        .setBody(words)
                        .end()
                        .to("log:after?level=OFF");
                from("direct:handled")
                        .onException(UnavailableException.class)
                        .handled(true)
                        .setBody(words)
                        .end()
                        .to("cohere-finetune:get");
                from("direct:get-soon").to("cohere-finetune:get?maxRetryAfter=20ms");
                from("direct:update").to("cohere-finetune:update");
            }
        };
    }

    @Test
    void asksForNoWaitOfNothing() {
        simulator().inject(Fault.rateLimited().retryAfter(Duration.ZERO));

        succeeded(send("direct:get", null, Map.of("CamelCohereFinetuneModelId", addChatModel())));

        assertThat(delays).containsExactly(Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"direct:caught", "direct:handled"})
    void asksNobodyElseToWaitOnceARouteHasDealtWithIt(String uri) {
        simulator().inject(Fault.rateLimited().retryAfter(Duration.ofSeconds(45)));

        var exchange = succeeded(send(uri, null, Map.of("CamelCohereFinetuneModelId", addChatModel())));

        assertThat(exchange.getMessage().getBody()).isEqualTo("dealt with after 45000 ms");
        assertThat(exchange.getMessage().getHeader(Exchange.REDELIVERY_DELAY)).isNull();
    }

    @Test
    void asksForTheNextFailureNoWaitThatOnlyAnEarlierOneAskedFor() {
        var id = addChatModel();
        simulator().inject(Fault.rateLimited().retryAfter(Duration.ofSeconds(1)));
        simulator().inject(Fault.status(503), 2);

        var exchange = succeeded(send("direct:get-soon", null, Map.of("CamelCohereFinetuneModelId", id)));

        assertThat(simulator().requests()).hasSize(4);
        assertThat(delays).containsExactly(Optional.of(20L), Optional.empty(), Optional.empty());
        assertThat(exchange.getMessage().getHeader(Exchange.REDELIVERY_DELAY)).isNull();
        assertThat(exchange.getProperty("CamelAiErrorCategory")).isNull();
        assertThat(exchange.getProperty("CamelAiRetryAfterMillis")).isNull();
    }

    @Test
    void repeatsAnUpdateWholeAndFromItsOriginalBody() {
        var id = addChatModel();
        simulator().inject(ApiOperation.UPDATE_FINETUNED_MODEL, Fault.answerLost());

        var exchange =
                succeeded(send("direct:update", "{\"name\": \"renamed\"}", Map.of("CamelCohereFinetuneModelId", id)));

        assertThat(exchange.getMessage().getHeader("CamelCohereFinetuneOutcome"))
                .isEqualTo("UNCHANGED");
        assertThat(simulator().model(id).path("name").asText()).isEqualTo("renamed");
        assertThat(simulator().requests(ApiOperation.UPDATE_FINETUNED_MODEL)).hasSize(1);
    }

    @Test
    void leavesOtherFailuresToExistingClausesForHttp() {
        var exchange = succeeded(
                send("direct:get", null, Map.of("CamelCohereFinetuneModelId", "11111111-2222-3333-4444-555555555555")));

        assertThat(exchange.getMessage().getBody()).isEqualTo("dead");
        assertThat(simulator().requests()).hasSize(1);
    }
}
