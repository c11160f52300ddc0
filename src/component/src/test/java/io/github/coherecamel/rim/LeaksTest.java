package io.github.coherecamel.rim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;

/** Whatever was opened is closed. */
class LeaksTest extends RimTest {

    private static final String ESTABLISHED = "01";

    @Test
    void contextsThatComeAndGoLeaveNoThreadAndNoSocket() throws Exception {
        use();
        var threads = lastingThreads();

        for (var i = 0; i < 2; i++) {
            use();
        }

        soon(() -> assertThat(lastingThreads()).hasSizeLessThanOrEqualTo(threads.size()));
        soon(() -> assertThat(ourThreads()).isZero());
        soon(() -> assertThat(connections()).isZero());
    }

    @Test
    void routesThatStopSuspendAndStartAgainLeaveNoThreadAndNoSocket() throws Exception {
        var id = addChatModel();
        addRoutes(context);
        use(context, id);
        restart();
        use(context, id);
        var threads = lastingThreads();

        for (var i = 0; i < 2; i++) {
            restart();
            use(context, id);
        }

        soon(() -> assertThat(lastingThreads()).hasSizeLessThanOrEqualTo(threads.size()));
        context.stop();
        soon(() -> assertThat(ourThreads()).isZero());
        soon(() -> assertThat(connections()).isZero());
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
        Awaitility.await().atMost(LONG).untilAsserted(assertion);
    }

    /** Of Camel and of the component; those of the simulator and the JVM come and go as they like. */
    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("Camel") || name.startsWith("cohere-io"))
                .toList();
    }

    /** Without the workers, of which a slow machine takes more. */
    private static List<String> lastingThreads() {
        return threads().stream().filter(name -> !name.contains("CohereWorker")).toList();
    }

    private static long ourThreads() {
        return threads().stream()
                .filter(name -> name.contains("cohere-io")
                        || name.contains("CohereWorker")
                        || name.contains("CohereTimer")
                        || name.contains("cohere-"))
                .count();
    }

    /** Those of the JVM to the simulator of this test. */
    private static long connections() {
        var port = ":%04X".formatted(simulator().port());
        return Stream.of("/proc/net/tcp", "/proc/net/tcp6")
                .map(Path::of)
                .filter(Files::exists)
                .flatMap(LeaksTest::lines)
                .map(line -> line.strip().split("\\s+"))
                .filter(columns -> columns[2].endsWith(port) && columns[3].equals(ESTABLISHED))
                .count();
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream().skip(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
