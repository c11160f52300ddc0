package io.github.coherecamel.application.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What is waited for, over real sockets. That it goes on is in DatabaseIT. */
class DatabaseWaitTest {

    @Test
    void waitsForANameThatNobodyKnowsYet() throws Exception {
        assertThat(refusal("no-such-database.invalid"))
                .map(DatabaseFailure::line)
                .hasValueSatisfying(line -> assertThat(line)
                        .contains("no address is known for host no-such-database.invalid", "JDBC_URL", "name server"));
    }

    @Test
    void waitsForAServerThatRefuses() throws Exception {
        int port;
        try (var closed = listen()) {
            port = closed.getLocalPort();
        }

        assertThat(refusal("127.0.0.1:" + port)).map(DatabaseFailure::line).hasValueSatisfying(line -> assertThat(line)
                .contains("127.0.0.1:" + port, "Start PostgreSQL"));
    }

    /** As what stands before a server that is not there yet. */
    @Test
    void waitsForAServerThatHangsUp() throws Exception {
        try (var server = listen()) {
            var hangUp = CompletableFuture.runAsync(() -> accept(server, new byte[0]));

            assertThat(refusal("127.0.0.1:" + server.getLocalPort()))
                    .map(DatabaseFailure::line)
                    .hasValueSatisfying(line -> assertThat(line).contains("connecting failed: "));
            hangUp.join();
        }
    }

    @Test
    void leavesToTheStartWhatDoesNotPass() throws Exception {
        try (var server = listen()) {
            var refuse = CompletableFuture.runAsync(() -> accept(server, error("28P01")));

            assertThat(refusal("127.0.0.1:" + server.getLocalPort())).isEmpty();
            refuse.join();
        }
    }

    @Test
    void waitsForAServerWhoseConnectionsOthersHave() throws Exception {
        try (var server = listen()) {
            var refuse = CompletableFuture.runAsync(() -> accept(server, error("53300")));

            assertThat(refusal("127.0.0.1:" + server.getLocalPort()))
                    .map(DatabaseFailure::line)
                    .hasValueSatisfying(line -> assertThat(line).contains("max_connections"));
            refuse.join();
        }
    }

    private static Optional<SQLException> refusal(String server) throws InterruptedException {
        var url = "jdbc:postgresql://" + server + "/db?sslmode=disable&gssEncMode=disable";
        return new DatabaseWait(new Datasource(url, new Properties()), Duration.ZERO).await();
    }

    private static ServerSocket listen() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
    }

    /** Answers what comes first, and hangs up. */
    private static void accept(ServerSocket server, byte[] answer) {
        try (var socket = server.accept()) {
            var length = new DataInputStream(socket.getInputStream()).readInt();
            socket.getInputStream().readNBytes(length - Integer.BYTES);
            socket.getOutputStream().write(answer);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** As PostgreSQL sends it: kind, length, and fields that each end with nothing. */
    private static byte[] error(String state) {
        var fields = "SFATAL\0C" + state + "\0Mrefused by the test\0\0";
        return ("E\0\0\0" + (char) (fields.length() + Integer.BYTES) + fields).getBytes(StandardCharsets.ISO_8859_1);
    }
}
