package io.github.coherecamel.application;

import static io.github.coherecamel.application.SimulatedCohere.MODEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.coherecamel.application.proof.Postgres;
import io.github.coherecamel.documentation.Block;
import io.github.coherecamel.documentation.Page;
import io.github.coherecamel.documentation.Tries;
import io.github.coherecamel.simulator.CohereSimulator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both databases as an operator has them: by configuration alone, upgraded, and without the rights of an owner. */
@Tries(page = "operating.md", language = "sh", containing = "QUARKUS_PROFILE=cluster")
@Tries(page = "operating.md", language = "sh", containing = "quarkus-run.jar migrate")
@Tries(page = "operating.md", language = "sql")
class DatabaseIT {

    private static final Page OPERATING = Page.of("operating.md");
    private static final String GRANTS = OPERATING.blocks("sql").get(0).text();

    private static final Duration LONG = Duration.ofSeconds(60);

    /** What each schema had of a model that is due. */
    private static final String[] ROWS = {
        """
        insert into event (source, id, model_id, dataset_id, happened_at, received_at)
        values ('/before', 'event-of-before', '%1$s', '%2$s', current_timestamp, current_timestamp)""",
        """
        insert into model (id, dataset_id, event_seq, wanted_at, generation, sync, health, since, attempts, paused,
            due_at, claim, maybe_written)
        select '%1$s', '%2$s', seq, happened_at, 1, 'UNKNOWN', 'PROGRESSING', current_timestamp, 0, false,
            current_timestamp, 0, false from event"""
    };

    @TempDir
    Path folder;

    private CohereSimulator cohere;

    @BeforeEach
    void start() throws IOException {
        cohere = CohereSimulator.builder()
                .seed(SimulatedCohere.demo("models.json"))
                .start();
    }

    @AfterEach
    void stop() {
        cohere.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2", "3", "4"})
    void goesOnWithWhatAnEarlierSchemaHadInAFile(String schema) throws Exception {
        Files.createDirectory(folder.resolve("data"));
        upgrade(schema, "jdbc:h2:file:" + folder.resolve("data/controller").toAbsolutePath(), "", Map.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2", "3", "4"})
    void goesOnWithWhatAnEarlierSchemaHadInPostgresql(String schema) throws Exception {
        try (var postgres = Postgres.start(folder.resolve("postgres"))) {
            upgrade(schema, postgres.url(), postgres.user(), cluster(postgres, postgres.user()));
        }
    }

    @Test
    void needsNoRightToChangeTablesOnceTheOwnerHasMadeThem() throws Exception {
        try (var postgres = Postgres.start(folder.resolve("postgres"))) {
            execute(postgres.url(), postgres.user(), "create role controller login");

            try (var refused = RunningApplication.start(folder, cluster(postgres, "controller"))) {
                assertThat(refused.awaitExit()).isEqualTo(1);
                assertThat(refused.log().lines().filter(line -> line.startsWith("Cannot start: ")))
                        .singleElement()
                        .asString()
                        .contains("quarkus-run.jar migrate");
                assertThat(refused.log()).doesNotContain("\tat ");
            }

            assertThat(migrate(cluster(postgres, postgres.user()))).contains("was brought to version");
            assertThat(migrate(cluster(postgres, postgres.user()))).contains("already");
            execute(postgres.url(), postgres.user(), GRANTS.replace("role owner", "role " + postgres.user()));

            try (var application = RunningApplication.start(folder, cluster(postgres, "controller"))) {
                worksOn(Requests.to(application));
            }
        }
    }

    @Test
    void saysThatADatabaseIsNotThere() throws Exception {
        try (var postgres = Postgres.start(folder.resolve("postgres"))) {
            var environment = new HashMap<>(cluster(postgres, postgres.user()));
            environment.put("QUARKUS_DATASOURCE_POSTGRESQL_JDBC_URL", postgres.url() + "-of-others");
            try (var refused = RunningApplication.start(folder, environment)) {
                assertThat(refused.awaitExit()).isEqualTo(1);
                assertThat(refused.log().lines().filter(line -> line.startsWith("Cannot start: ")))
                        .singleElement()
                        .asString()
                        .contains("does not exist", "Make the database");
            }
        }
    }

    /** As after a power cut, when database and controller start at once. */
    @Test
    void waitsForADatabaseThatTakesNoConnectionsYet() throws Exception {
        try (var postgres = Postgres.start(folder.resolve("postgres"));
                var last = DriverManager.getConnection(postgres.url(), postgres.user(), "")) {
            postgres.refuse();
            var environment = new HashMap<>(cluster(postgres, postgres.user()));
            try (var refused = RunningApplication.start(folder, environment, "cohere.database-wait=1s")) {
                assertThat(refused.awaitExit()).isEqualTo(1);
                assertThat(refused.log().lines().filter(line -> line.matches("(Waiting|Cannot start: ).*")))
                        .satisfiesExactly(
                                line -> assertThat(line).contains("Waiting up to 1 s", "the database system is"),
                                line -> assertThat(line)
                                        .startsWith("Cannot start: ")
                                        .contains("the database system is", "when PostgreSQL has started"));
            }
            environment.put("COHERE_DATABASE_WAIT", "10m");
            try (var application = RunningApplication.start(folder, environment)) {
                application.awaitLine("Waiting up to 600 s");
                postgres.kill();
                postgres.restart();
                application.awaitLine("Listening on");
                assertThat(application.log().lines().filter(line -> line.startsWith("Waiting")))
                        .hasSize(1);
            }
            assertThat(last.isValid(60)).isFalse();
        }
    }

    /** As where containers find each other by names that are known once they run. */
    @Test
    void waitsToMigrateADatabaseWhoseNameIsNotKnownYet() throws Exception {
        try (var postgres = Postgres.start(folder.resolve("postgres"))) {
            var names = Files.writeString(folder.resolve("hosts"), "");
            var environment = new HashMap<>(cluster(postgres, postgres.user()));
            environment.compute(
                    "QUARKUS_DATASOURCE_POSTGRESQL_JDBC_URL",
                    (name, url) -> url.replaceFirst("//[^:/]+", "//database.example"));
            environment.put("COHERE_DATABASE_WAIT", "10m");
            environment.put(
                    "JAVA_TOOL_OPTIONS", "-Djdk.net.hosts.file=" + names + " -Dsun.net.inetaddr.negative.ttl=0");
            var migration = CompletableFuture.supplyAsync(() -> {
                try {
                    return CommandRun.in(folder, environment, "migrate");
                } catch (IOException | InterruptedException e) {
                    throw new AssertionError(e);
                }
            });
            await().atMost(LONG)
                    .until(() -> migration.isDone()
                            || errors().contains(
                                            "Waiting up to 600 s (cohere.database-wait) for the database: no address"
                                                    + " is known for host database.example"));

            Files.writeString(names, "127.0.0.1 database.example");

            assertThat(migration.get().out()).contains("was brought to version");
            assertThat(migration.get().exitCode()).isZero();
        }
    }

    private String errors() throws IOException {
        try (var files = Files.newDirectoryStream(folder, "err*.txt")) {
            var errors = new StringBuilder();
            for (var file : files) {
                errors.append(Files.readString(file));
            }
            return errors.toString();
        }
    }

    private void upgrade(String schema, String url, String user, Map<String, String> more) throws Exception {
        var wanted = cohere.addDataset("of-before", "chat-finetune-input", "validated");
        Flyway.configure()
                .dataSource(url, user, "")
                .locations("classpath:db/migration")
                .target(schema)
                .load()
                .migrate();
        execute(
                url,
                user,
                Stream.of(ROWS).map(row -> row.formatted(MODEL, wanted)).toArray(String[]::new));

        var environment = new HashMap<>(environment());
        environment.putAll(more);
        try (var application = RunningApplication.start(folder, environment)) {
            var requests = Requests.to(application);
            await().atMost(LONG).until(() -> inUse().equals(wanted));
            await().atMost(LONG)
                    .untilAsserted(
                            () -> assertThat(requests.get("/events").body()).contains("event-of-before", "APPLIED"));
            assertThat(requests.get("/models?text=SUPPORT-BOT").body()).contains(MODEL);
            worksOn(requests);
        }
    }

    private void worksOn(Requests requests) throws Exception {
        var next = cohere.addDataset("next", "chat-finetune-input", "validated");
        var answer = requests.post("/events", "{\"model_id\":\"%s\",\"dataset_id\":\"%s\"}".formatted(MODEL, next));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        await().atMost(LONG).until(() -> inUse().equals(next));
    }

    private String inUse() {
        return cohere.model(MODEL).at("/settings/dataset_id").asText();
    }

    private Map<String, String> environment() {
        return Map.of("CO_API_URL", cohere.baseUrl().toString(), "CO_API_KEY", "test", "COHERE_MODEL_ID", MODEL);
    }

    private Map<String, String> cluster(Postgres postgres, String user) {
        var environment = new HashMap<>(environment());
        OPERATING.blocks("sh").stream()
                .filter(block -> block.text().startsWith("QUARKUS_PROFILE="))
                .flatMap(block -> block.text().lines())
                .map(line -> line.split("=", 2))
                .forEach(variable -> environment.put(variable[0], variable[1]));
        environment.replace("QUARKUS_DATASOURCE_POSTGRESQL_JDBC_URL", postgres.url());
        environment.replace("QUARKUS_DATASOURCE_POSTGRESQL_USERNAME", user);
        return environment;
    }

    /** As the page says: what the owner is known by comes from a file. */
    private String migrate(Map<String, String> environment) throws Exception {
        Files.writeString(
                folder.resolve("owner.env"),
                environment.entrySet().stream()
                        .map(variable -> variable.getKey() + "='" + variable.getValue() + "'\n")
                        .collect(Collectors.joining()));
        var command = JavaCommand.begin();
        command.addAll(List.of(
                "-jar",
                Path.of("target", "quarkus-app", "quarkus-run.jar")
                        .toAbsolutePath()
                        .toString(),
                "migrate"));
        var script = OPERATING.blocks("sh").stream()
                .map(Block::text)
                .filter(text -> text.contains("migrate"))
                .findFirst()
                .orElseThrow()
                .replace("java -jar quarkus-run.jar migrate", "'" + String.join("' '", command) + "'");
        var process = new ProcessBuilder("sh", "-c", script)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    private static void execute(String url, String user, String... statements) throws SQLException {
        try (var connection = DriverManager.getConnection(url, user, "");
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
