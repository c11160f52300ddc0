package io.github.coherecamel.quarkus.deployment;

import io.github.coherecamel.simulator.CohereSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A deployment of the API that speaks TLS with a certificate of its own and knows one key. */
final class SecureCohere {

    static final String KEY = "the-only-key";
    static final String PASSWORD = "changeit";

    private Map<String, String> properties = Map.of();
    private Path folder;
    private CohereSimulator simulator;

    /** Starts it and says by system properties what an application has to know. */
    void start() {
        try {
            folder = Files.createTempDirectory("secure-cohere");
            var store = folder.resolve("server.p12");
            generate(store);
            simulator =
                    CohereSimulator.builder().apiKey(KEY).tls(context(store)).start();
            properties = Map.of(
                    "camel.component.cohere-finetune.base-url",
                            simulator.baseUrl().toString(),
                    "vault.cohere", KEY,
                    "trust-store", store.toString(),
                    "model-id", simulator.addModel("secured", "BASE_TYPE_CHAT", "d"));
            properties.forEach(System::setProperty);
        } catch (IOException | InterruptedException | GeneralSecurityException e) {
            throw new IllegalStateException("Could not start a deployment with TLS", e);
        }
    }

    private static void generate(Path store) throws IOException, InterruptedException {
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        var made = new ProcessBuilder((keytool
                                + " -genkeypair -alias server -keyalg EC -dname CN=localhost -ext SAN=ip:127.0.0.1"
                                + " -validity 2 -storetype PKCS12 -storepass " + PASSWORD + " -keystore " + store)
                        .split(" "))
                .inheritIO()
                .start();
        if (made.waitFor() != 0) {
            throw new IOException("keytool failed");
        }
    }

    private static SSLContext context(Path store) throws IOException, GeneralSecurityException {
        var keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    void stop() {
        properties.keySet().forEach(System::clearProperty);
        simulator.close();
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new IllegalStateException("Could not delete " + folder, e);
        }
    }
}
