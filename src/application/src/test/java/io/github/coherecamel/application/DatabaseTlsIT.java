package io.github.coherecamel.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.coherecamel.application.proof.Postgres;
import io.github.coherecamel.simulator.CohereSimulator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The controller knows its PostgreSQL by a certificate, and talks to no other. */
class DatabaseTlsIT {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String PASSWORD = "changeit";

    @TempDir
    Path folder;

    @Test
    void talksToTheDatabaseThatItKnowsByItsCertificateAndToNoOther() throws Exception {
        var server = certificate("server", "ip:127.0.0.1");
        var other = certificate("other", "ip:127.0.0.1");
        var settings = Map.of(
                "ssl",
                "on",
                "ssl_cert_file",
                server.toString(),
                "ssl_key_file",
                folder.resolve("server.key").toString());
        try (var postgres = Postgres.start(folder.resolve("postgres"), settings);
                var cohere = CohereSimulator.start()) {
            try (var refused = RunningApplication.start(folder, environment(cohere, postgres, other))) {
                assertThat(refused.awaitExit()).isEqualTo(1);
                assertThat(refused.log().lines().filter(line -> line.startsWith("Cannot start: ")))
                        .singleElement()
                        .asString()
                        .contains("the database: SSL error");
            }
            try (var application = RunningApplication.start(folder, environment(cohere, postgres, server))) {
                application.awaitLine("Listening on");
                await().atMost(LONG)
                        .untilAsserted(() ->
                                assertThat(encrypted(postgres)).isNotEmpty().containsOnly(true));
            }
        }
    }

    private static Map<String, String> environment(CohereSimulator cohere, Postgres postgres, Path authority) {
        return Map.of(
                "CO_API_URL",
                cohere.baseUrl().toString(),
                "COHERE_MODEL_ID",
                SimulatedCohere.MODEL,
                "COHERE_NODE",
                "controller-0",
                "QUARKUS_PROFILE",
                "cluster",
                "QUARKUS_DATASOURCE_POSTGRESQL_USERNAME",
                postgres.user(),
                "QUARKUS_DATASOURCE_POSTGRESQL_JDBC_URL",
                postgres.url() + "?ApplicationName=controller&sslmode=verify-full&sslrootcert=" + authority);
    }

    /** Of each connection that the controller has, as the server sees it. */
    private static List<Boolean> encrypted(Postgres postgres) throws Exception {
        var found = new ArrayList<Boolean>();
        try (var connection = postgres.dataSource().getConnection();
                var rows = connection
                        .createStatement()
                        .executeQuery("select ssl from pg_stat_ssl join pg_stat_activity using (pid)"
                                + " where application_name = 'controller'")) {
            while (rows.next()) {
                found.add(rows.getBoolean(1));
            }
        }
        return found;
    }

    /** Makes one that vouches for itself, beside its key, as PostgreSQL reads them. */
    private Path certificate(String name, String subject) throws Exception {
        var store = folder.resolve(name + ".p12");
        var made = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        name,
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=" + subject,
                        "-keystore",
                        store.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD)
                .inheritIO()
                .start();
        assertThat(made.waitFor()).isZero();
        var keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        var key = keys.getKey(name, PASSWORD.toCharArray());
        var file = Files.createFile(
                folder.resolve(name + ".key"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, pem("PRIVATE KEY", key.getEncoded()));
        return Files.writeString(
                folder.resolve(name + ".crt"),
                pem("CERTIFICATE", keys.getCertificate(name).getEncoded()));
    }

    private static String pem(String type, byte[] content) {
        return "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n"
                .formatted(type, Base64.getMimeEncoder().encodeToString(content));
    }
}
