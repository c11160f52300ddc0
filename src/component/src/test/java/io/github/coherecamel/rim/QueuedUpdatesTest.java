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
import org.junit.jupiter.api.Test;

/** Many updates of one model, which go one at a time. */
class QueuedUpdatesTest extends TimedTest {
    private static final int COUNT = 500;

    /** One thread sends them all while the first waits for its answer, so none holds a thread. */
    @Test
    void goInOrderWithoutAThreadEach() {
        var id = addChatModel();
        simulator().inject(GET_FINETUNED_MODEL, Fault.stall());
        var stuck = update(id, "&updateTimeout=1m", "stuck");
        var queued = IntStream.range(0, COUNT)
                .mapToObj(i -> update(id, "", "name-" + i))
                .toList();
        untilRequests(1);

        time.advance(Duration.ofMinutes(1));

        failed(ended(stuck), TimedOutException.class);
        assertThat(queued).allSatisfy(exchange -> succeeded(ended(exchange)));
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
                .mapToObj(i -> update(slow, "", "name-" + i))
                .toList();
        // The fault is for the first request that comes.
        untilRequests(1);

        succeeded(ended(update(other, "", "n")));

        assertThat(held).noneMatch(CompletableFuture::isDone);
    }

    private CompletableFuture<Exchange> update(String id, String options, String name) {
        return sendLater("cohere-finetune:update?modelId=" + id + options, Map.of("name", name), Map.of());
    }
}
