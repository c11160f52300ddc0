package io.github.coherecamel.rim;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.jsse.KeyManagersParameters;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;

/**
 * A key of a host, with a certificate that only this test trusts.
 *
 * @param store a PKCS12 file
 */
record Certificate(Path store) {
    private static final String PASSWORD = "changeit";

    /** Makes one by the JDK's own keytool, since the JDK has no public API for it. */
    static Certificate of(String host, Path folder) throws IOException, InterruptedException {
        var store = folder.resolve(host + ".p12");
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
                        store.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!made.waitFor(60, TimeUnit.SECONDS) || made.exitValue() != 0) {
            throw new IllegalStateException("keytool made no certificate of " + host);
        }
        return new Certificate(store);
    }

    /** Returns what a server with this certificate speaks TLS with. */
    SSLContext forServer() throws GeneralSecurityException, IOException {
        var keys = new KeyManagersParameters();
        keys.setKeyStore(keyStore());
        keys.setKeyPassword(PASSWORD);
        var parameters = new SSLContextParameters();
        parameters.setKeyManagers(keys);
        try (var loading = new DefaultCamelContext()) {
            return parameters.createSSLContext(loading);
        }
    }

    /** Returns what a client that trusts this certificate and no other is told. */
    SSLContextParameters forClient() {
        var trust = new TrustManagersParameters();
        trust.setKeyStore(keyStore());
        var parameters = new SSLContextParameters();
        parameters.setTrustManagers(trust);
        return parameters;
    }

    private KeyStoreParameters keyStore() {
        var keyStore = new KeyStoreParameters();
        keyStore.setType("PKCS12");
        keyStore.setPassword(PASSWORD);
        keyStore.setResource("file:" + store);
        return keyStore;
    }
}
