package io.github.coherecamel.rim;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.api.OutcomeUnknownException;
import io.github.coherecamel.api.UnavailableException;
import io.github.coherecamel.api.UnreadableAnswerException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Map;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS that breaks for another reason than a certificate. */
class BrokenTlsTest extends RimTest {
    private static final String GET = "cohere-finetune:get?modelId=m";
    private static final String CREATE = "cohere-finetune:create?name=n&datasetId=d&baseType=BASE_TYPE_CHAT";

    @TempDir
    static Path folder = Path.of("");

    private static Certificate certificate;

    /** What a server does with a connection that it got, and then closes. */
    private interface Peer {
        void meet(Socket socket) throws Exception;
    }

    @BeforeAll
    static void makeCertificate() throws Exception {
        certificate = Certificate.of("localhost", folder);
    }

    @Test
    void ofARequestThatWasSentIsAsAnyBrokenConnection() throws Exception {
        Peer breaking = socket -> {
            var tls = (SSLSocket) certificate
                    .forServer()
                    .getSocketFactory()
                    .createSocket(socket, "localhost", socket.getPort(), false);
            tls.setUseClientMode(false);
            readHead(tls);
            socket.getOutputStream()
                    .write("this is no record of TLS".repeat(100).getBytes(US_ASCII));
        };

        assertThat(failureOf(GET, breaking)).isInstanceOf(UnavailableException.class);
        assertThat(failureOf(CREATE, breaking)).isInstanceOf(OutcomeUnknownException.class);
    }

    @Test
    void byAPeerThatHangsUpInTheHandshakeMayPass() throws Exception {
        Peer hangingUp = socket -> assertThat(socket.getInputStream().read()).isNotNegative();

        assertThat(failureOf(GET, hangingUp)).isInstanceOf(UnavailableException.class);
        assertThat(failureOf(CREATE, hangingUp)).isInstanceOf(UnavailableException.class);
    }

    @Test
    void byAPeerThatSpeaksNoTlsIsNoMatterOfTrust() throws Exception {
        Peer plain = socket -> {
            assertThat(socket.getInputStream().read()).isNotNegative();
            socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII));
        };

        assertThat(failureOf(CREATE, plain))
                .isInstanceOf(UnreadableAnswerException.class)
                .hasMessageEndingWith("Does option baseUrl name a server that speaks TLS?");
    }

    private Exception failureOf(String uri, Peer peer) throws Exception {
        context.getRegistry().bind("trusting", certificate.forClient());
        try (var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var serving = new Thread(() -> serve(server, peer), "peer");
            serving.setDaemon(true);
            serving.start();
            return failed(
                    send(
                            uri + "&sslContextParameters=#trusting&baseUrl=https://localhost:" + server.getLocalPort(),
                            null,
                            Map.of()),
                    Exception.class);
        }
    }

    private static void serve(ServerSocket server, Peer peer) {
        while (!server.isClosed()) {
            try (var socket = server.accept()) {
                peer.meet(socket);
            } catch (Exception closed) {
                // By the client or at the end of the test; the failure of the exchange is what counts.
            }
        }
    }

    private static void readHead(Socket socket) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) socket.getInputStream().read());
        }
    }
}
