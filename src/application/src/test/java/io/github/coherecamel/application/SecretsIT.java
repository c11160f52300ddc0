package io.github.coherecamel.application;

import static io.github.coherecamel.application.SimulatedCohere.DATASET;
import static io.github.coherecamel.application.SimulatedCohere.MODEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.tools.attach.VirtualMachine;
import io.github.coherecamel.application.access.Token;
import io.github.coherecamel.application.proof.Postgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets come to light nowhere, also if the API is hostile and the logs say all they can. */
class SecretsIT {

    private static final String KEY = "canary-api-key-1a2b3c";
    private static final String WANDB = "canary-wandb-key-4d5e6f";
    private static final String PASSWORD = "canary-password-7a8b9c";
    private static final String TOKEN = "canary-token-0d1e2f";
    private static final String SIGNING =
            Base64.getEncoder().encodeToString("canary-signing-key-3a4b5c6d7e8f9a0b".getBytes(StandardCharsets.UTF_8));
    private static final List<String> SECRETS = List.of(KEY, WANDB, PASSWORD, TOKEN, SIGNING, "canary-");

    @TempDir
    Path folder;

    @Test
    void comeToLightNowhere() throws Exception {
        var tokens = Files.writeString(
                folder.resolve("tokens"), "anna viewer,operator,sender sha256:" + Token.hash(TOKEN) + "\n");
        try (var cohere = new HostileCohere();
                var postgres = Postgres.start(folder.resolve("postgres"));
                var application = RunningApplication.start(
                        folder,
                        Map.of(
                                "CO_API_URL",
                                cohere.url(),
                                "CO_API_KEY",
                                KEY,
                                "COHERE_MODEL_ID",
                                MODEL,
                                "QUARKUS_PROFILE",
                                "cluster",
                                "QUARKUS_DATASOURCE_POSTGRESQL_JDBC_URL",
                                postgres.url(),
                                "QUARKUS_DATASOURCE_POSTGRESQL_USERNAME",
                                postgres.user(),
                                "QUARKUS_DATASOURCE_POSTGRESQL_PASSWORD",
                                PASSWORD,
                                "COHERE_ACCESS_TOKENS",
                                tokens.toString(),
                                "COHERE_HTTP_SIGNING_KEYS",
                                "whsec_" + SIGNING,
                                "COHERE_RECONCILE_FIRST_DELAY",
                                "10ms"),
                        "cohere.node=secrets",
                        "cohere.reconcile.max-delay=50ms",
                        "quarkus.log.category.\"io.github.coherecamel\".level=DEBUG",
                        "quarkus.log.category.\"cohere\".level=DEBUG",
                        "quarkus.log.category.\"org.apache.camel\".level=DEBUG")) {
            var requests = Requests.to(application);
            var bearer = new String[] {"Authorization", "Bearer " + TOKEN};
            var seen = new ArrayList<String>();
            for (var dataset : List.of(DATASET, "another")) {
                seen.add(requests.post(
                                "/events",
                                "{\"model_id\":\"%s\",\"dataset_id\":\"%s\"}".formatted(MODEL, dataset),
                                bearer)
                        .body());
            }
            seen.add(requests.post("/events", "{\"model_id\":\"x\"", bearer).body());
            seen.add(requests.get("/models", "Authorization", "Bearer wrong" + TOKEN)
                    .body());
            await().atMost(Duration.ofSeconds(60)).until(() -> cohere.answered() > 40 && cohere.patched() > 0);

            for (var path : List.of(
                    "/models",
                    "/models/" + MODEL,
                    "/events",
                    "/hold",
                    "/q/metrics",
                    "/q/health",
                    "/q/openapi",
                    "/q/dev",
                    "/q/dev-ui",
                    "/")) {
                seen.add(requests.get(path, bearer).body());
            }
            assertThat(requests.get("/q/dev-ui", bearer).statusCode()).isEqualTo(404);
            seen.add(rows(postgres));
            seen.add(threads(application.pid()));
            seen.add(beans(application.pid()));
            application.stop();
            application.awaitExit();
            seen.add(application.log());

            assertThat(seen)
                    .allSatisfy(text -> assertThat(text).doesNotContain(SECRETS).doesNotContain("canary-"));
            assertThat(seen.subList(0, seen.size() - 4))
                    .allSatisfy(text -> assertThat(text).doesNotContain("\tat "));
        }
    }

    private static String rows(Postgres postgres) throws Exception {
        var all = new StringBuilder();
        try (var connection = DriverManager.getConnection(postgres.url(), postgres.user(), "");
                var names = connection.createStatement();
                var tables = names.executeQuery(
                        "select table_name from information_schema.tables where table_schema = 'public'");
                var statement = connection.createStatement()) {
            while (tables.next()) {
                var rows = statement.executeQuery("select t::text from " + tables.getString(1) + " t");
                while (rows.next()) {
                    all.append(rows.getString(1)).append('\n');
                }
            }
        }
        assertThat(all).contains(MODEL);
        return all.toString();
    }

    private static String threads(long pid) throws IOException {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        var process = new ProcessBuilder(jcmd, Long.toString(pid), "Thread.print", "-l")
                .redirectErrorStream(true)
                .start();
        var dump = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(dump).contains("cohere-control-loop");
        return dump;
    }

    /** Each attribute of each bean, but what the process was started with, which its owner sees anyway. */
    @SuppressWarnings("BanJNDI") // The process is this test's own.
    private static String beans(long pid) throws Exception {
        var machine = VirtualMachine.attach(Long.toString(pid));
        var all = new StringBuilder();
        try (var connector = JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()))) {
            var server = connector.getMBeanServerConnection();
            for (var bean : server.queryNames(null, null)) {
                for (var attribute : server.getMBeanInfo(bean).getAttributes()) {
                    try {
                        all.append(server.getAttribute(bean, attribute.getName()))
                                .append('\n');
                    } catch (Exception unreadable) {
                        // What cannot be read shows nothing.
                    }
                }
            }
            assertThat(server.queryNames(null, null))
                    .noneMatch(bean -> bean.getDomain().contains("camel"));
        } finally {
            machine.detach();
        }
        return all.toString();
    }

    /** Answers with the caller's key, in forms that are HTTP and forms that are not, and now and then with a model's own key. */
    private static final class HostileCohere implements AutoCloseable {

        private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final AtomicInteger answered = new AtomicInteger();
        private final AtomicInteger patched = new AtomicInteger();
        private final Thread thread = new Thread(this::serve, "hostile-cohere");

        HostileCohere() throws IOException {
            thread.setDaemon(true);
            thread.start();
        }

        String url() {
            return "http://127.0.0.1:" + socket.getLocalPort();
        }

        int answered() {
            return answered.get();
        }

        int patched() {
            return patched.get();
        }

        private void serve() {
            while (!socket.isClosed()) {
                try (var connection = socket.accept()) {
                    var in = connection.getInputStream();
                    var head = new StringBuilder();
                    while (head.indexOf("\r\n\r\n") < 0) {
                        var next = in.read();
                        if (next < 0) {
                            break;
                        }
                        head.append((char) next);
                    }
                    connection
                            .getOutputStream()
                            .write(answer(head.toString(), answered.getAndIncrement())
                                    .getBytes(StandardCharsets.UTF_8));
                    connection.getOutputStream().flush();
                } catch (IOException e) {
                    // The next may come.
                }
            }
        }

        /** Only what a request itself says can be known to be secret; a Weights & Biases key is in the PATCH. */
        private String answer(String head, int number) {
            if (head.startsWith("PATCH")) {
                patched.incrementAndGet();
                return whole(500, "{\"message\":\"you sent %s and %s\"}".formatted(KEY, WANDB));
            }
            if (head.startsWith("GET /v1/datasets")) {
                return whole(
                        200,
                        "{\"dataset\":{\"id\":\"d\",\"name\":\"d\",\"dataset_type\":\"chat-finetune-input\",\"validation_status\":\"validated\"}}");
            }
            var model =
                    "{\"finetuned_model\":{\"id\":\"%s\",\"name\":\"n\",\"status\":\"STATUS_READY\",\"settings\":{\"base_model\":{\"base_type\":\"BASE_TYPE_CHAT\"},\"dataset_id\":\"%s\",\"wandb\":{\"project\":\"p\",\"api_key\":\"%s\"}}}}"
                            .formatted(MODEL, DATASET, WANDB);
            var echo = "{\"message\":\"you sent %s\"}".formatted(KEY);
            return switch (number % 9) {
                case 0 -> "HTTP/1.1 200 OK\r\nContent-Length: " + KEY + "\r\n\r\n";
                case 1 -> "HTTP/1.1 " + KEY + " OK\r\n\r\n";
                case 2 -> KEY + "\r\n\r\n";
                case 3 -> "HTTP/1.1 200 OK\r\nTransfer-Encoding: " + KEY + "\r\n\r\n";
                case 4 -> whole(500, echo);
                case 5 -> "HTTP/1.1 503 " + KEY + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
                case 6 -> whole(200, echo);
                default -> whole(200, model);
            };
        }

        private static String whole(int status, String body) {
            return "HTTP/1.1 %d X\r\nContent-Type: application/json\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s"
                    .formatted(status, body.length(), body);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
