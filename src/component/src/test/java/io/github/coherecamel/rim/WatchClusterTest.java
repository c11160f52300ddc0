package io.github.coherecamel.rim;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.finetune.CohereFinetuneComponent;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.processor.state.FileStateRepository;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Under Camel's master component one node of many watches, and the next goes on where it was. */
class WatchClusterTest extends RimTest {
    @TempDir
    private Path shared;

    private final List<String> told = new CopyOnWriteArrayList<>();

    @Test
    void oneNodePollsAndTheNextGoesOnWhereItWas() throws Exception {
        var model = addChatModel();
        var first = new HandLedCluster();
        var second = new HandLedCluster();
        try (var one = node("one", first);
                var two = node("two", second)) {
            one.start();
            two.start();
            first.lead();
            untilTold(1);
            simulator().setModelStatus(model, "STATUS_PAUSED");
            untilTold(2);
            untilPolls("one", 5);
            assertThat(polls("two")).isZero();

            one.stop();
            simulator().setModelStatus(model, "STATUS_READY");
            var young = addChatModel();
            second.lead();
            untilTold(4);
            untilPolls("two", 5);

            assertThat(told.subList(0, 2))
                    .containsExactly("one " + model + " STATUS_READY", "one " + model + " STATUS_PAUSED");
            assertThat(told.subList(2, 4))
                    .containsExactlyInAnyOrder("two " + model + " STATUS_READY", "two " + young + " STATUS_READY");
            assertThat(told).hasSize(4);
        }
    }

    private CamelContext node(String name, HandLedCluster cluster) throws Exception {
        var context = new DefaultCamelContext();
        connect(context);
        context.getComponent("cohere-finetune", CohereFinetuneComponent.class)
                .getConfiguration()
                .setClientName(name);
        context.getRegistry()
                .bind(
                        "states",
                        FileStateRepository.fileStateRepository(
                                shared.resolve("states").toFile()));
        context.addService(cluster);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("master:watch:cohere-finetune:watch?stateRepository=#states&delay=50&initialDelay=0")
                        .process(exchange -> told.add(name
                                + ' '
                                + exchange.getMessage().getHeader("CamelCohereFinetuneModelId")
                                + ' '
                                + exchange.getMessage().getHeader("CamelCohereFinetuneStatus")));
            }
        });
        return context;
    }

    private void untilTold(int times) {
        Awaitility.await().atMost(LONG).until(() -> told.size() >= times);
    }

    private static void untilPolls(String node, int times) {
        Awaitility.await().atMost(LONG).until(() -> polls(node) >= times);
    }

    private static long polls(String node) {
        return simulator().requests().stream()
                .filter(request -> node.equals(request.header("X-Client-Name")))
                .count();
    }
}
