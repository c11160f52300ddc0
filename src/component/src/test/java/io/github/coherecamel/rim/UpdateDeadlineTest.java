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
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The one deadline of an update, over its wait for others and all of its calls. */
class UpdateDeadlineTest extends TimedTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
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
        var first = update("&updateTimeout=10m", "first");
        var second = update("&updateTimeout=1m", "second");

        time.advance(MINUTE);

        assertThat(failed(ended(second), TimedOutException.class))
                .hasMessage("Could not update fine-tuned model " + id
                        + ": it was not done within 60000 ms (updateTimeout): "
                        + "other updates of this model took all of it, so nothing was sent. Try again later, or give it "
                        + "a longer updateTimeout");
        assertThat(first).isNotDone();
        assertThat(simulator().requests()).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void endsAnUpdateThatReadsAndLetsTheNextGo() {
        simulator().inject(GET_FINETUNED_MODEL, Fault.stall());
        var first = update("&updateTimeout=1m", "first");
        var second = update("", "second");
        untilRequests(1);

        time.advance(MINUTE);

        assertThat(failed(ended(first), TimedOutException.class))
                .hasMessageContaining("it was not done within 60000 ms (updateTimeout): answers took all of it, and "
                        + "nothing was written.");
        succeeded(ended(second));
        assertThat(simulator().model(id).path("name").asText()).isEqualTo("second");
    }

    @Test
    void freesTheConnectionOfACallThatItGivesUp() {
        simulator().inject(GET_FINETUNED_MODEL, Fault.stall());
        var other = addChatModel();
        var first = update("&maxConnections=1&updateTimeout=1m", "first");
        var second = sendLater(
                "cohere-finetune:update?maxConnections=1&modelId=" + other,
                null,
                Map.of(CohereFinetuneHeaders.NAME, "second"));
        untilRequests(1);

        time.advance(MINUTE);

        failed(ended(first), TimedOutException.class);
        succeeded(ended(second));
    }

    @Test
    void saysThatAnUpdateThatWasSentMayHaveBeenDone() {
        simulator().inject(UPDATE_FINETUNED_MODEL, Fault.stall());
        var update = sendLater("cohere-finetune:update?merge=false&modelId=" + id, WHOLE, Map.of());
        untilRequests(1);

        time.advance(Duration.ofMinutes(5));

        assertThat(failed(ended(update), TimedOutException.class))
                .hasMessageContaining("the update was sent, so it may have been done. If it merges, repeat it: what is "
                        + "done is not done again");
    }

    @Test
    void endsAllThatWaitForAServerThatIsStuck() {
        simulator().inject(Fault.stall(), 1_000);
        var all = IntStream.range(0, 200)
                .mapToObj(i -> update("&updateTimeout=1m", "name-" + i))
                .toList();

        time.advance(MINUTE);

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
                from("direct:update").to("cohere-finetune:update?updateTimeout=1m");
            }
        });
        var update = sendLater(
                "direct:update",
                null,
                Map.of(CohereFinetuneHeaders.MODEL_ID, id, CohereFinetuneHeaders.NAME, "renamed"));
        untilRequests(1);

        time.advance(MINUTE);

        assertThat(succeeded(ended(update)).getMessage().getHeader(CohereFinetuneHeaders.OUTCOME))
                .isEqualTo("UPDATED");
    }

    private CompletableFuture<Exchange> update(String options, String name) {
        return sendLater(
                "cohere-finetune:update?modelId=" + id + options, null, Map.of(CohereFinetuneHeaders.NAME, name));
    }
}
