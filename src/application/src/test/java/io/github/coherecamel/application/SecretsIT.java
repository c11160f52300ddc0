package io.github.coherecamel.application;

import static io.github.coherecamel.application.SimulatedCohere.DATASET;
import static io.github.coherecamel.application.SimulatedCohere.MODEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.tools.attach.VirtualMachine;
import io.github.coherecamel.application.access.Token;
import io.github.coherecamel.application.proof.Postgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
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
        try (var cohere = new HostileCohere(KEY, WANDB);
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
            await().atMost(Duration.ofMinutes(3)).until(() -> cohere.answered() > 40 && cohere.patched() > 0);

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
}
