package io.github.coherecamel.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.simulator.CohereSimulator;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.InstanceOfAssertFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the application needs to start, and what it says if that is missing or wrong. */
class StartIT {

    /** Where nothing answers; a start does not need it. */
    private static final String NOWHERE = "http://127.0.0.1:9";

    private static final InstanceOfAssertFactory<String, AbstractStringAssert<?>> STRING =
            InstanceOfAssertFactories.STRING;

    @TempDir
    Path folder;

    private static final String MODEL = "de300000-0000-4000-8000-000000000001";

    @Test
    void saysEachThingThatIsMissingAndStopsInsteadOfFallingBackToTheSimulator() throws Exception {
        assertThat(refusal(Map.of()))
                .satisfiesExactly(line -> assertThat(line).contains("CO_API_URL is not set"), line -> assertThat(line)
                        .contains("cohere.model-id (COHERE_MODEL_ID) is not set"));
    }

    @Test
    void sendsAKeyToNoHostThatIsNotNamed() throws Exception {
        assertThat(refusal(Map.of("CO_API_KEY", "secret", "COHERE_MODEL_ID", MODEL)))
                .singleElement(STRING)
                .contains("the key is sent to no host that is not named")
                .doesNotContain("secret");
    }

    /** It is better known before the first event, and nothing is rejected for it. */
    @Test
    void startsWithAKeyThatDoesNotWorkAndHoldsAndSaysSo() throws Exception {
        try (var cohere = CohereSimulator.builder().apiKey("new").start();
                var application = RunningApplication.start(
                        folder,
                        Map.of(
                                "CO_API_URL",
                                cohere.baseUrl().toString(),
                                "CO_API_KEY",
                                "expired-secret",
                                "COHERE_MODEL_ID",
                                MODEL))) {
            var requests = Requests.to(application);

            assertThat(application.awaitLine("HOLD (CREDENTIALS)"))
                    .contains("ERROR", "Nothing is rejected", "Set CO_API_KEY");
            var readiness = requests.get("/q/health/ready");
            assertThat(readiness.statusCode()).isEqualTo(503);
            assertThat(readiness.body()).contains("CREDENTIALS");
            assertThat(requests.post("/events", "{\"model_id\":\"%s\",\"dataset_id\":\"d\"}".formatted(MODEL))
                            .statusCode())
                    .isEqualTo(202);
            assertThat(requests.get("/events").body()).doesNotContain("REJECTED");
            assertThat(application.log()).doesNotContain("\tat ", "expired-secret");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "camel.component.cohere-finetune.base-url=http://example.com, is plain HTTP to example.com",
        "camel.component.cohere-finetune.connect-timeout=0, Option connectTimeout",
        "camel.component.cohere-finetune.connect-timeout=secret, camel.component.cohere-finetune.connectTimeout is wrong",
        "camel.component.cohere-finetune.api-keey=secret, camel.component.cohere-finetune.apiKeey is wrong",
        "camel.component.cohere-finetune.max-connections=0, Option maxConnections is 0",
        "camel.component.cohere-finetune.proxy-host=proxy, option proxyPort",
        "quarkus.datasource.h2.jdbc.max-size=secret, quarkus.datasource.h2.jdbc.max-size has a value that is not of its type",
        "quarkus.datasource.postgresql.active=true, Start PostgreSQL",
        "cohere.database-wait=-1s, cohere.database-wait is",
        "cohere.http.signing-keys=secret, Signing key 1 does not begin with whsec_",
        "cohere.http.signing-keys-file=none.txt, could not read none.txt",
        "cohere.reconcile.lease=1m, cohere.reconcile.lease is 60 s",
    })
    void namesAPropertyWithAWrongValueAndStops(String property, String message) throws Exception {
        var environment = Map.of(
                "CO_API_KEY",
                "secret",
                "CO_API_URL",
                NOWHERE,
                "COHERE_MODEL_ID",
                MODEL,
                "COHERE_NODE",
                "n1",
                "COHERE_DATABASE_WAIT",
                "0s");
        var other = property.startsWith("quarkus.datasource") ? "quarkus.datasource.h2.active=false" : "any=any";
        assertThat(refusal(environment, property, other))
                .singleElement(STRING)
                .contains(message)
                .doesNotContain("secret");
    }

    /** Others may use a variable of such a name, and nobody else a property. */
    @Test
    void namesAPropertyThatItDoesNotKnowAndNoVariable() throws Exception {
        var environment = Map.of("CO_API_URL", NOWHERE, "COHERE_MODEL_ID", MODEL, "COHERE_INBX", "a");
        assertThat(refusal(environment, "cohere.inbocks=a"))
                .singleElement(STRING)
                .contains("cohere.inbocks is no property");
    }

    @ParameterizedTest
    @CsvSource({
        "too: log:a, 'Unknown node id: too in file:my-routes/a.yaml, line 6'",
        "to: nosuch:a, 'route a: No endpoint could be found for: nosuch://a'",
        "to: cohere-finetune:get?no=1, 'There is no option no'",
        "to: 'log:{{missing}}', 'route a: Property with key [missing] not found'",
    })
    void saysWhatIsWrongWithARoute(String step, String message) throws Exception {
        Files.writeString(
                Files.createDirectory(folder.resolve("my-routes")).resolve("a.yaml"),
                """
                - route:
                    id: a
                    from:
                      uri: direct:a
                      steps:
                        - %s
                """
                        .formatted(step));
        assertThat(refusal(Map.of("CO_API_URL", NOWHERE), "cohere.routes=file:my-routes"))
                .singleElement(STRING)
                .contains(message);
        // The embedded database was closed in order: the next start need not recover it.
        assertThat(folder.resolve("data/controller.mv.db"))
                .content(StandardCharsets.ISO_8859_1)
                .contains(",clean:1,");
    }

    /** It has done nothing yet then: its look whether the key works might stop all others. */
    @Test
    void saysThatThePortIsInUseAndHasAskedNothing() throws Exception {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var cohere = CohereSimulator.start()) {
            assertThat(refusal(
                            Map.of("CO_API_URL", cohere.baseUrl().toString(), "COHERE_MODEL_ID", MODEL),
                            "quarkus.http.port=" + other.getLocalPort()))
                    .singleElement(STRING)
                    .contains(":" + other.getLocalPort() + " is in use")
                    .contains("QUARKUS_HTTP_PORT");
            assertThat(cohere.requests()).isEmpty();
        }
    }

    @Test
    void saysThatAnotherProcessHasTheDataFolder() throws Exception {
        var environment = Map.of("CO_API_URL", NOWHERE, "COHERE_MODEL_ID", MODEL);
        try (var first = RunningApplication.start(folder, environment)) {
            first.awaitLine("Listening on");

            assertThat(refusal(environment)).singleElement(STRING).contains("data folder is in use by another process");

            assertThat(first.isRunning()).isTrue();
        }
    }

    @Test
    void keepsTheDemoAwayFromFoldersOfProduction() throws Exception {
        var inbox = Files.createDirectory(folder.resolve("production"));

        assertThat(refusal(Map.of("COHERE_INBOX", inbox.toString()), "quarkus.profile=demo"))
                .singleElement(STRING)
                .contains("the demo uses no folder but its own");
        assertThat(inbox).isEmptyDirectory();
    }

    /** Starts it, expects that it stops with exit code 1, and returns why: a line for each mistake and no stack trace. */
    private List<String> refusal(Map<String, String> environment, String... properties) throws Exception {
        try (var application = RunningApplication.start(folder, environment, properties)) {
            assertThat(application.awaitExit()).isEqualTo(1);
            assertThat(application.log()).doesNotContain("\tat ", " ERROR ");
            return application
                    .log()
                    .lines()
                    .filter(line -> line.startsWith("Cannot start: "))
                    .toList();
        }
    }

    @Test
    void runsOtherRoutesFromAFolderWithoutARebuild() throws Exception {
        Files.writeString(
                Files.createDirectory(folder.resolve("my-routes")).resolve("hello.yaml"),
                """
                - route:
                    id: hello
                    from:
                      uri: direct:hello
                      steps:
                        - to: cohere-finetune:get
                """);
        try (var cohere = CohereSimulator.start();
                var application = RunningApplication.start(
                        folder, Map.of("CO_API_URL", cohere.baseUrl().toString()), "cohere.routes=file:my-routes")) {
            application.awaitLine("Started hello (direct://hello)");
            assertThat(application.log()).doesNotContain("training-file-dropped");
        }
    }
}
