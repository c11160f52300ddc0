package io.github.coherecamel.rim;

import static io.github.coherecamel.simulator.ApiOperation.GET_FINETUNED_MODEL;
import static io.github.coherecamel.simulator.ApiOperation.UPDATE_FINETUNED_MODEL;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.api.TimedOutException;
import io.github.coherecamel.finetune.CohereFinetuneHeaders;
import io.github.coherecamel.simulator.Fault;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The one deadline of an update, over its wait for others and all of its calls. */
class UpdateDeadlineTest extends RimTest {
    private static final String WHOLE =
            "{\"name\": \"n\", \"settings\": {\"base_model\": {\"base_type\": \"BASE_TYPE_CHAT\"}, \"dataset_id\": \"old\"}}";

    private String id = "";

    @BeforeEach
    void addModel() {
        id = addChatModel();
    }

    @Test
    void endsAnUpdateThatWaitsForOthersAndSendsNothingOfIt() {
        simulator().inject(GET_FINETUNED_MODEL, Fault.stall());
        var first = update("", "first");

        assertThat(failed(ended(update("&updateTimeout=1ms", "second")), TimedOutException.class))
                .hasMessage(
                        "Could not update fine-tuned model " + id + ": it was not done within 1 ms (updateTimeout): "
                                + "other updates of this model took all of it, so nothing was sent. Try again later, or give it "
                                + "a longer updateTimeout");
        assertThat(first).isNotDone();
        assertThat(simulator().requests()).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void endsAnUpdateThatReadsAndLetsTheNextGo() {
        simulator().inject(GET_FINETUNED_MODEL, Fault.stall());

        var first = update("&updateTimeout=500ms", "first");
        var second = update("", "second");

        assertThat(failed(ended(first), TimedOutException.class))
                .hasMessageContaining("it was not done within 500 ms (updateTimeout): answers took all of it, and "
                        + "nothing was written.");
        succeeded(ended(second));
        assertThat(simulator().model(id).path("name").asText()).isEqualTo("second");
    }

    @Test
    void freesTheConnectionOfACallThatItGivesUp() {
        simulator().inject(GET_FINETUNED_MODEL, Fault.stall());
        var connection = "&maxConnections=1&responseTimeout=10m&connectionRequestTimeout=10m";
        var other = addChatModel();

        var first = update(connection + "&updateTimeout=500ms", "first");
        var second = sendLater(
                "cohere-finetune:update?updateTimeout=10m&modelId=" + other + connection,
                null,
                Map.of(CohereFinetuneHeaders.NAME, "second"));

        failed(ended(first), TimedOutException.class);
        succeeded(ended(second));
    }

    @Test
    void saysThatAnUpdateThatWasSentMayHaveBeenDone() {
        simulator().inject(UPDATE_FINETUNED_MODEL, Fault.delay(Duration.ofMinutes(10)));

        var update = sendLater("cohere-finetune:update?merge=false&updateTimeout=500ms&modelId=" + id, WHOLE, Map.of());

        assertThat(failed(ended(update), TimedOutException.class))
                .hasMessageContaining("the update was sent, so it may have been done. If it merges, repeat it: what is "
                        + "done is not done again");
    }

    @Test
    void endsAllThatWaitForAServerThatIsStuck() {
        simulator().inject(Fault.stall(), 1_000);

        var all = IntStream.range(0, 200)
                .mapToObj(i -> update("&updateTimeout=1s", "name-" + i))
                .toList();

        assertThat(all).allSatisfy(update -> failed(ended(update), TimedOutException.class));
        assertThat(simulator().requests(UPDATE_FINETUNED_MODEL)).isEmpty();
    }

    @Test
    void isOverForEachRedeliveryAnew() throws Exception {
        simulator().inject(GET_FINETUNED_MODEL, Fault.stall());
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                onException(TimedOutException.class).maximumRedeliveries(1).redeliveryDelay(0);
                from("direct:update").to("cohere-finetune:update?updateTimeout=2s");
            }
        });

        var exchange = succeeded(send(
                "direct:update",
                null,
                Map.of(CohereFinetuneHeaders.MODEL_ID, id, CohereFinetuneHeaders.NAME, "renamed")));

        assertThat(exchange.getMessage().getHeader(CohereFinetuneHeaders.OUTCOME))
                .isEqualTo("UPDATED");
    }

    /** Whoever goes on after an update may wait for another one of the same model: the first is over by then. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anUpdateMayWaitForAnotherOfTheSameModel(boolean transacted) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:outer")
                        .process(exchange -> exchange.getExchangeExtension().setTransacted(transacted))
                        .to("cohere-finetune:update?name=outer")
                        .process(exchange -> succeeded(send(
                                "cohere-finetune:update?name=inner",
                                null,
                                Map.of(CohereFinetuneHeaders.MODEL_ID, id))));
            }
        });

        var exchanges = IntStream.range(0, 10)
                .mapToObj(i -> template.asyncSend("direct:outer", exchange -> exchange.getMessage()
                        .setHeader(CohereFinetuneHeaders.MODEL_ID, id)))
                .toList();

        assertThat(exchanges).allSatisfy(exchange -> succeeded(exchange.get(5, TimeUnit.MINUTES)));
        assertThat(simulator().model(id).path("name").asText()).isEqualTo("inner");
    }

    private CompletableFuture<Exchange> update(String options, String name) {
        return sendLater(
                "cohere-finetune:update?modelId=" + id + options, null, Map.of(CohereFinetuneHeaders.NAME, name));
    }

    private static Exchange ended(CompletableFuture<Exchange> exchange) {
        return exchange.orTimeout(60, TimeUnit.SECONDS).join();
    }
}
