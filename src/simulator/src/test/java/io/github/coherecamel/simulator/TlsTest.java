package io.github.coherecamel.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
    private static final char[] PASSWORD = "password".toCharArray();

    @TempDir
    Path folder = Path.of("");

    /** A context that shows, and trusts, a new certificate for a name. */
    private SSLContext certified(String name) throws IOException, InterruptedException, GeneralSecurityException {
        var file = folder.resolve("store.p12");
        var keytool =
                Path.of(System.getProperty("java.home", ""), "bin", "keytool").toString();
        var status = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "a",
                        "-keyalg",
                        "EC",
                        "-storetype",
                        "PKCS12",
                        "-dname",
                        "CN=simulator",
                        "-ext",
                        "san=" + name,
                        "-storepass",
                        "password",
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start()
                .waitFor();
        assertThat(status).isZero();
        var store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private static HttpResponse<String> list(CohereSimulator simulator, SSLContext context)
            throws IOException, InterruptedException {
        var client = HttpClient.newBuilder().sslContext(context).build();
        var request = HttpRequest.newBuilder(simulator.baseUrl().resolve(Caller.MODELS))
                .header("Authorization", "Bearer k")
                .build();
        var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        Contract.check(answer);
        return answer;
    }

    @Test
    void speaksTlsIfGivenACertificate() throws IOException, InterruptedException, GeneralSecurityException {
        var context = certified("ip:127.0.0.1");
        try (var simulator = CohereSimulator.builder().tls(context).start()) {
            assertThat(simulator.baseUrl()).hasScheme("https");
            assertThat(list(simulator, context).statusCode()).isEqualTo(200);
            simulator.inject(Fault.truncated());
            assertThatThrownBy(() -> list(simulator, context)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void showsACertificateForAnotherNameIfThatIsWhatItWasGiven()
            throws IOException, InterruptedException, GeneralSecurityException {
        var context = certified("dns:elsewhere.example");
        try (var simulator = CohereSimulator.builder().tls(context).start()) {
            assertThatThrownBy(() -> list(simulator, context)).isInstanceOf(SSLException.class);
        }
    }
}
