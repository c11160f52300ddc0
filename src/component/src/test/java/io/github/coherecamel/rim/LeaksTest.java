package io.github.coherecamel.rim;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;

/** Whatever was opened is closed. */
class LeaksTest extends RimTest {

    /** Two that serve sockets, and the one that starts and watches them, which may take a moment. */
    private static final int THREADS_OF_A_CLIENT = 3;

    @Test
    void contextsThatComeAndGoLeaveNoThreadAndNoSocket() throws Exception {
        use();
        var threads = threads();
        var files = openFiles();

        for (var i = 0; i < 4; i++) {
            use();
        }

        soon(() -> assertThat(threads()).hasSizeLessThanOrEqualTo(threads.size()));
        soon(() -> assertThat(openFiles()).isLessThanOrEqualTo(files));
        assertThat(ourThreads()).isZero();
    }

    @Test
    void routesThatStopSuspendAndStartAgainLeaveNoThreadAndNoSocket() throws Exception {
        var id = addChatModel();
        addRoutes(context);
        use(context, id);
        restart();
        use(context, id);
        var threads = threads();
        var files = openFiles();

        for (var i = 0; i < 5; i++) {
            restart();
            use(context, id);
        }

        soon(() -> assertThat(threads()).hasSizeLessThanOrEqualTo(threads.size()));
        // Three routes can have a connection each at a time, of two ends; one leaked by each round would be more.
        soon(() -> assertThat(openFiles()).isLessThanOrEqualTo(files + 6));
    }

    @Test
    void endpointsOfEqualSettingsShareAClientThatGoesWithTheLast() {
        var id = addChatModel();
        var dataset = addDataset("validated");
        assertThat(ourThreads()).isZero();
        var get = "cohere-finetune:get?modelId=" + id;
        var list = "cohere-finetune:list";
        var datasets = "cohere-dataset:get?datasetId=" + dataset;
        List.of(get, list, datasets).forEach(uri -> succeeded(send(uri, null, Map.of())));
        soon(() -> assertThat(clientThreads()).isEqualTo(THREADS_OF_A_CLIENT));

        var other = "cohere-finetune:list?responseTimeout=7s";
        succeeded(send(other, null, Map.of()));
        soon(() -> assertThat(clientThreads()).isEqualTo(2 * THREADS_OF_A_CLIENT));
        context.getEndpoint(other).stop();
        soon(() -> assertThat(clientThreads()).isEqualTo(THREADS_OF_A_CLIENT));

        context.getEndpoint(get).stop();
        context.getEndpoint(list).stop();
        succeeded(send(datasets, null, Map.of()));
        context.getEndpoint(datasets).stop();
        soon(() -> assertThat(clientThreads()).isZero());
    }

    @Test
    void anEndpointThatIsStartedAgainWorksAgain() {
        var uri = "cohere-finetune:get?modelId=" + addChatModel();
        succeeded(send(uri, null, Map.of()));

        context.getEndpoint(uri).stop();
        assertThat(send(uri, null, Map.of()).getException()).hasMessageContaining("is not started");
        context.getEndpoint(uri).start();

        succeeded(send(uri, null, Map.of()));
    }

    private static void use() throws Exception {
        var id = addChatModel();
        try (var context = new DefaultCamelContext()) {
            connect(context);
            addRoutes(context);
            context.start();
            use(context, id);
        }
    }

    private static void addRoutes(CamelContext context) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:get").routeId("get").to("cohere-finetune:get");
                from("cohere-finetune:watch?delay=5&initialDelay=0")
                        .routeId("watch")
                        .to("log:watch?level=OFF");
                from("cohere-dataset:watch?delay=5&initialDelay=0")
                        .routeId("datasets")
                        .to("log:watch?level=OFF");
            }
        });
    }

    private static void use(CamelContext context, String id) {
        var template = context.createProducerTemplate();
        for (var i = 0; i < 10; i++) {
            template.sendBodyAndHeader("direct:get", "", "CamelCohereFinetuneModelId", id);
        }
        template.stop();
    }

    private void restart() throws Exception {
        var routes = context.getRouteController();
        for (var route : List.of("get", "watch", "datasets")) {
            routes.suspendRoute(route);
            routes.resumeRoute(route);
            routes.stopRoute(route);
            routes.startRoute(route);
        }
    }

    private static void soon(ThrowingRunnable assertion) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(assertion);
    }

    /** Of Camel and of the component; those of the simulator and the JVM come and go as they like. */
    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("Camel") || name.startsWith("cohere-io"))
                .sorted()
                .toList();
    }

    private static long ourThreads() {
        return threads().stream()
                .filter(name -> name.contains("cohere-io")
                        || name.contains("CohereWorker")
                        || name.contains("CohereTimer")
                        || name.contains("cohere-"))
                .count();
    }

    private static long clientThreads() {
        return threads().stream().filter(name -> name.startsWith("cohere-io")).count();
    }

    /** Sockets are among them, of both ends. */
    private static long openFiles() {
        return ManagementFactory.getPlatformMXBean(UnixOperatingSystemMXBean.class)
                .getOpenFileDescriptorCount();
    }
}
