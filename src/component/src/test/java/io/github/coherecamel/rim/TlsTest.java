package io.github.coherecamel.rim;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.api.CredentialsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.jsse.KeyManagersParameters;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest extends RimTest {
    private static final String PASSWORD = "changeit";
    private static final String MODEL = "{\"finetuned_model\":{\"id\":\"m\",\"name\":\"n\"}}";

    @TempDir
    static Path folder = Path.of("");

    private static WireServer localhost;
    private static WireServer elsewhere;

    @BeforeAll
    static void serve() throws Exception {
        localhost = secured("localhost");
        elsewhere = secured("elsewhere.example.com");
    }

    @AfterAll
    static void stop() throws IOException {
        localhost.close();
        elsewhere.close();
    }

    @Test
    void trustsNobodyWhomTheJvmDoesNotTrust() {
        var asked = localhost.heads().size();
        var exchange = get(localhost, "");

        assertThat(localhost.heads()).hasSize(asked);
        assertThat(failed(exchange, CredentialsException.class))
                .hasMessageStartingWith("Could not get fine-tuned model m: no secure connection to localhost:")
                .hasMessageEndingWith(
                        "Check option baseUrl and the trusted certificates in option sslContextParameters");
        assertThat(exchange.getProperty("CamelAiErrorCategory")).isEqualTo("AUTH");
    }

    @Test
    void trustsWhomTheParametersNameInAUri() {
        context.getRegistry().bind("trusting", trusting("localhost"));

        succeeded(get(localhost, "&sslContextParameters=#trusting"));
    }

    @Test
    void trustsWhomTheComponentNamesForBothSchemes() {
        finetune().getConfiguration().setSslContextParameters(trusting("localhost"));

        succeeded(get(localhost, ""));
        var failure = send("cohere-dataset:get?datasetId=d&baseUrl=" + localhost.uri("https"), null, Map.of())
                .getException();
        assertThat(failure).hasMessageContaining("it has no object 'dataset'");
    }

    @Test
    void trustsWhomTheContextNamesOnlyIfAnOptionSaysSo() {
        context.setSSLContextParameters(trusting("localhost"));
        failed(get(localhost, ""), CredentialsException.class);

        finetune().setUseGlobalSslContextParameters(true);

        succeeded(get(localhost, "&clientName=other"));
    }

    @Test
    void letsADatasetComponentUseTheParametersOfTheContextAlone() {
        context.setSSLContextParameters(trusting("localhost"));
        dataset().setUseGlobalSslContextParameters(true);

        assertThat(send("cohere-dataset:get?datasetId=d&baseUrl=" + localhost.uri("https"), null, Map.of())
                        .getException())
                .hasMessageContaining("it has no object 'dataset'");
    }

    @Test
    void trustsNobodyUnderAnotherName() {
        context.getRegistry().bind("trusting", trusting("elsewhere.example.com"));

        assertThat(failed(get(elsewhere, "&sslContextParameters=#trusting"), CredentialsException.class))
                .hasMessageContaining("no secure connection to localhost:");
        assertThat(elsewhere.heads()).isEmpty();
    }

    @Test
    void sendsNoKeyToAServerThatSpeaksNoTls() throws IOException {
        try (var plain = WireServer.start(
                javax.net.ServerSocketFactory.getDefault(), head -> WireServer.answer("400 Bad Request", "{}"))) {
            var exchange = send(
                    "cohere-finetune:get?modelId=m&responseTimeout=2s&baseUrl=" + plain.uri("https"), null, Map.of());

            assertThat(exchange.getException()).isNotNull();
            assertThat(plain.heads()).noneMatch(head -> head.contains(KEY));
        }
    }

    private Exchange get(WireServer server, String options) {
        return send("cohere-finetune:get?modelId=m&baseUrl=" + server.uri("https") + options, null, Map.of());
    }

    private static WireServer secured(String host) throws Exception {
        var made = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + host,
                        "-ext",
                        "SAN=dns:" + host,
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        store(host))
                .inheritIO()
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(made.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(made.exitValue()).isZero();
        var keys = new KeyManagersParameters();
        keys.setKeyStore(keyStore(host));
        keys.setKeyPassword(PASSWORD);
        var parameters = new SSLContextParameters();
        parameters.setKeyManagers(keys);
        try (var loading = new DefaultCamelContext()) {
            var sockets = parameters.createSSLContext(loading).getServerSocketFactory();
            return WireServer.start(sockets, head -> WireServer.answer("200 OK", MODEL));
        }
    }

    private static SSLContextParameters trusting(String host) {
        var trust = new TrustManagersParameters();
        trust.setKeyStore(keyStore(host));
        var parameters = new SSLContextParameters();
        parameters.setTrustManagers(trust);
        return parameters;
    }

    private static KeyStoreParameters keyStore(String host) {
        var keyStore = new KeyStoreParameters();
        keyStore.setType("PKCS12");
        keyStore.setPassword(PASSWORD);
        keyStore.setResource("file:" + store(host));
        return keyStore;
    }

    private static String store(String host) {
        return folder.resolve(host + ".p12").toString();
    }
}
