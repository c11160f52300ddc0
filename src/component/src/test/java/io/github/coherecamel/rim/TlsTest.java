package io.github.coherecamel.rim;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.api.CredentialsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.Exchange;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest extends RimTest {
    private static final String MODEL = "{\"finetuned_model\":{\"id\":\"m\",\"name\":\"n\"}}";

    @TempDir
    static Path folder = Path.of("");

    private static Certificate here;
    private static Certificate there;
    private static WireServer localhost;
    private static WireServer elsewhere;

    @BeforeAll
    static void serve() throws Exception {
        here = Certificate.of("localhost", folder);
        there = Certificate.of("elsewhere.example.com", folder);
        localhost = secured(here);
        elsewhere = secured(there);
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
        context.getRegistry().bind("trusting", here.forClient());

        succeeded(get(localhost, "&sslContextParameters=#trusting"));
    }

    @Test
    void trustsWhomTheComponentNamesForBothSchemes() {
        finetune().getConfiguration().setSslContextParameters(here.forClient());

        succeeded(get(localhost, ""));
        var failure = send("cohere-dataset:get?datasetId=d&baseUrl=" + localhost.uri("https"), null, Map.of())
                .getException();
        assertThat(failure).hasMessageContaining("it has no object 'dataset'");
    }

    @Test
    void trustsWhomTheContextNamesOnlyIfAnOptionSaysSo() {
        context.setSSLContextParameters(here.forClient());
        failed(get(localhost, ""), CredentialsException.class);

        finetune().setUseGlobalSslContextParameters(true);

        succeeded(get(localhost, "&clientName=other"));
    }

    @Test
    void letsADatasetComponentUseTheParametersOfTheContextAlone() {
        context.setSSLContextParameters(here.forClient());
        dataset().setUseGlobalSslContextParameters(true);

        assertThat(send("cohere-dataset:get?datasetId=d&baseUrl=" + localhost.uri("https"), null, Map.of())
                        .getException())
                .hasMessageContaining("it has no object 'dataset'");
    }

    @Test
    void trustsNobodyUnderAnotherName() {
        context.getRegistry().bind("trusting", there.forClient());

        assertThat(failed(get(elsewhere, "&sslContextParameters=#trusting"), CredentialsException.class))
                .hasMessageContaining("no secure connection to localhost:");
        assertThat(elsewhere.heads()).isEmpty();
    }

    @Test
    void sendsNoKeyToAServerThatSpeaksNoTls() throws IOException {
        try (var plain = WireServer.start(
                javax.net.ServerSocketFactory.getDefault(), head -> WireServer.answer("400 Bad Request", "{}"))) {
            var call = sendLater("cohere-finetune:get?modelId=m&baseUrl=" + plain.uri("https"), null, Map.of());
            Awaitility.await().atMost(LONG).until(() -> !plain.received().isEmpty());

            context.stop();

            assertThat(ended(call).getException()).isNotNull();
            assertThat(plain.received()).doesNotContain(KEY);
        }
    }

    private Exchange get(WireServer server, String options) {
        return send("cohere-finetune:get?modelId=m&baseUrl=" + server.uri("https") + options, null, Map.of());
    }

    private static WireServer secured(Certificate certificate) throws Exception {
        var sockets = certificate.forServer().getServerSocketFactory();
        return WireServer.start(sockets, head -> WireServer.answer("200 OK", MODEL));
    }
}
