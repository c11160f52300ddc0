package io.github.coherecamel.rim;

import static io.github.coherecamel.simulator.ApiOperation.UPDATE_FINETUNED_MODEL;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.simulator.Fault;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Many updates that wait for their turn on one model. */
class QueuedUpdatesTest extends RimTest {
    private static final int COUNT = 1_000;

    @Test
    void holdNoThreadAndGoInOrder() {
        var threads = ManagementFactory.getThreadMXBean();
        var id = addChatModel();
        succeeded(get(id));
        var before = threads.getThreadCount();
        simulator().inject(Fault.delay(Duration.ofSeconds(2)));

        var queued = IntStream.range(0, COUNT)
                .mapToObj(i -> sendLater("cohere-finetune:update?modelId=" + id, Map.of("name", "name-" + i), Map.of()))
                .toList();

        assertThat(queued).noneMatch(exchange -> exchange.isDone());
        assertThat(threads.getThreadCount()).isLessThan(before + 20);
        queued.forEach(
                exchange -> succeeded(exchange.orTimeout(30, TimeUnit.SECONDS).join()));
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
                .mapToObj(i -> sendLater("cohere-finetune:update?modelId=" + slow, Map.of("name", "n" + i), Map.of()))
                .toList();
        Awaitility.await().until(() -> simulator().requests().size() == 1);

        succeeded(sendLater("cohere-finetune:update?modelId=" + other, Map.of("name", "n"), Map.of())
                .orTimeout(20, TimeUnit.SECONDS)
                .join());

        assertThat(held).noneMatch(exchange -> exchange.isDone());
    }
}
