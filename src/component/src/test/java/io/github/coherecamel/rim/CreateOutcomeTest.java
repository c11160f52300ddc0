package io.github.coherecamel.rim;

import static io.github.coherecamel.simulator.ApiOperation.CREATE_FINETUNED_MODEL;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.api.OutcomeUnknownException;
import io.github.coherecamel.api.UnavailableException;
import io.github.coherecamel.simulator.Fault;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two models for one wish cost twice, so a failed create says honestly whether it may be repeated. */
class CreateOutcomeTest extends RimTest {
    private static final String CREATE = "cohere-finetune:create?name=n&datasetId=chats&baseType=BASE_TYPE_CHAT";

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                onException(UnavailableException.class).maximumRedeliveries(3).redeliveryDelay(1);
                from("direct:create").to(CREATE);
            }
        };
    }

    @BeforeEach
    void addDataset() {
        simulator().seed("{\"datasets\": [{\"id\": \"chats\", \"name\": \"n\", \"dataset_type\": \"" + CHAT + "\"}]}");
    }

    @Test
    void isUnknownIfTheApiMayHaveActed() {
        simulator().inject(CREATE_FINETUNED_MODEL, Fault.status(500).retryAfter(Duration.ofSeconds(7)));

        var exchange = send("direct:create", null, Map.of());

        assertThat(failed(exchange, OutcomeUnknownException.class))
                .hasMessageStartingWith("Could not create fine-tuned model n: ")
                .hasMessageContaining(
                        "It may have been done all the same: look before you repeat it, since it counts twice");
        assertThat(exchange.getMessage().getHeader(Exchange.REDELIVERY_DELAY)).isNull();
        assertThat(exchange.getProperty("CamelAiErrorCategory")).isEqualTo("SERVER_ERROR");
        assertThat(simulator().requests(CREATE_FINETUNED_MODEL)).hasSize(1);
    }

    @Test
    void isRepeatedByTheRouteIfTheApiTurnedItAway() {
        simulator().inject(CREATE_FINETUNED_MODEL, Fault.status(503), 2);

        succeeded(send("direct:create", null, Map.of()));

        assertThat(simulator().requests(CREATE_FINETUNED_MODEL)).hasSize(3);
    }
}
