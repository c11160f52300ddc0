package io.github.coherecamel.rim;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.finetune.CohereFinetuneComponent;
import io.github.coherecamel.simulator.RecordedRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.file.cluster.FileLockClusterService;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.processor.state.FileStateRepository;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Under Camel's master component one node of many watches, and the next goes on where it was. */
class WatchClusterTest extends RimTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    private Path shared;

    private final List<String> told = new CopyOnWriteArrayList<>();

    @Test
    void oneNodePollsAndTheNextGoesOnWhereItWas() throws Exception {
        var model = addChatModel();
        try (var one = node("one");
                var two = node("two")) {
            one.start();
            told(1);
            two.start();
            simulator().setModelStatus(model, "STATUS_PAUSED");
            told(2);
            polled(simulator().requests().size() + 5);
            assertThat(simulator().requests())
                    .extracting(WatchClusterTest::node)
                    .containsOnly("one");

            one.stop();
            var before = simulator().requests().size();
            simulator().setModelStatus(model, "STATUS_READY");
            var young = addChatModel();
            told(4);
            polled(before + 5);

            assertThat(simulator().requests().subList(before, before + 5))
                    .extracting(WatchClusterTest::node)
                    .containsOnly("two");
            assertThat(told.subList(0, 2))
                    .containsExactly("one " + model + " STATUS_READY", "one " + model + " STATUS_PAUSED");
            assertThat(told.subList(2, 4))
                    .containsExactlyInAnyOrder("two " + model + " STATUS_READY", "two " + young + " STATUS_READY");
            assertThat(told).hasSize(4);
        }
    }

    private CamelContext node(String name) throws Exception {
        var context = new DefaultCamelContext();
        connect(context);
        context.getComponent("cohere-finetune", CohereFinetuneComponent.class)
                .getConfiguration()
                .setClientName(name);
        context.getRegistry()
                .bind(
                        "marks",
                        FileStateRepository.fileStateRepository(
                                shared.resolve("marks").toFile()));
        var locks = new FileLockClusterService();
        locks.setRoot(shared.resolve("locks").toString());
        // In Camel 4.14 a lock that is won while the route still starts can block both for ever.
        locks.setAcquireLockDelay(2, TimeUnit.SECONDS);
        locks.setAcquireLockInterval(200, TimeUnit.MILLISECONDS);
        context.addService(locks);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("master:watch:cohere-finetune:watch?stateRepository=#marks&delay=50&initialDelay=0")
                        .process(exchange -> told.add(name
                                + ' '
                                + exchange.getMessage().getHeader("CamelCohereFinetuneModelId")
                                + ' '
                                + exchange.getMessage().getHeader("CamelCohereFinetuneStatus")));
            }
        });
        return context;
    }

    private static String node(RecordedRequest request) {
        return request.header("X-Client-Name");
    }

    private void told(int times) {
        Awaitility.await().atMost(LONG).until(() -> told.size() >= times);
    }

    private static void polled(int times) {
        Awaitility.await().atMost(LONG).until(() -> simulator().requests().size() >= times);
    }
}
