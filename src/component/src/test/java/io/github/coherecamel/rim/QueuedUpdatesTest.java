package io.github.coherecamel.rim;

import static io.github.coherecamel.simulator.ApiOperation.GET_FINETUNED_MODEL;
import static io.github.coherecamel.simulator.ApiOperation.UPDATE_FINETUNED_MODEL;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.api.TimedOutException;
import io.github.coherecamel.simulator.Fault;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Many updates of one model, which go one at a time. */
class QueuedUpdatesTest extends RimTest {
    private static final int COUNT = 500;

    /** Long enough for any machine; only a hang lasts longer. */
    private static final Duration LONG = Duration.ofMinutes(5);

    private static final String PATIENT = "&responseTimeout=10m&updateTimeout=10m";

    /** One thread sends them all before the first has ended, so none holds a thread. */
    @Test
    void goInOrderWithoutAThreadEach() {
        var id = addChatModel();
        simulator().inject(GET_FINETUNED_MODEL, Fault.stall());

        var stuck = update(id, "&updateTimeout=3s", "stuck");
        var queued = IntStream.range(0, COUNT)
                .mapToObj(i -> update(id, PATIENT, "name-" + i))
                .toList();

        assertThat(stuck).succeedsWithin(LONG).satisfies(exchange -> failed(exchange, TimedOutException.class));
        assertThat(queued)
                .allSatisfy(
                        exchange -> assertThat(exchange).succeedsWithin(LONG).satisfies(RimTest::succeeded));
        assertThat(simulator().requests(UPDATE_FINETUNED_MODEL))
                .extracting(request -> request.json().path("name").asText())
                .isEqualTo(IntStream.range(0, COUNT).mapToObj(i -> "name-" + i).toList());
    }

    @Test
    void holdUpNoOtherModel() {
        var slow = addChatModel();
        var other = addChatModel();
        simulator().inject(Fault.stall());
        var held = IntStream.range(0, 10)
                .mapToObj(i -> update(slow, PATIENT, "name-" + i))
                .toList();
        // The fault is for the first request that comes.
        Awaitility.await().atMost(LONG).until(() -> !simulator().requests().isEmpty());

        assertThat(update(other, PATIENT, "n")).succeedsWithin(LONG).satisfies(RimTest::succeeded);

        assertThat(held).noneMatch(CompletableFuture::isDone);
    }

    private CompletableFuture<Exchange> update(String id, String options, String name) {
        return sendLater("cohere-finetune:update?modelId=" + id + options, Map.of("name", name), Map.of());
    }
}
