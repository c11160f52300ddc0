package io.github.coherecamel.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server that closes connections which the client keeps for the next call. */
@SuppressWarnings("FutureReturnValueIgnored") // What follows an answer here cannot fail.
class StaleConnectionTest {
    private static final long PATIENCE = 60;

    private final Map<String, Socket> connections = new ConcurrentHashMap<>();
    private final Map<String, CountDownLatch> mayBeAnswered = new ConcurrentHashMap<>();
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final CountDownLatch clientClosed = new CountDownLatch(1);
    private ServerSocket server;
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService blocking = Executors.newCachedThreadPool();
    private HttpTransport pool;
    private Transport transport;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(() -> {
            while (!server.isClosed()) {
                var socket = server.accept();
                start(() -> serve(socket));
            }
        });
    }

    private void connect(int maxConnections) {
        pool = new HttpTransport(Settings.transport(maxConnections, Duration.ofSeconds(PATIENCE)), scheduler, blocking);
        transport =
                pool.to(new Destination(URI.create("http://127.0.0.1:" + server.getLocalPort()), null, null, Map.of()));
    }

    @AfterEach
    void stop() throws IOException {
        pool.close();
        scheduler.shutdownNow();
        blocking.shutdownNow();
        server.close();
    }

    @Test
    void isReplacedWhenTheCloseWasSeen() throws Exception {
        connect(1);
        ask("a").get(PATIENCE, TimeUnit.SECONDS);
        connections.get("a").shutdownOutput();
        assertThat(clientClosed.await(PATIENCE, TimeUnit.SECONDS)).isTrue();

        assertThat(ask("b").get(PATIENCE, TimeUnit.SECONDS).status()).isEqualTo(200);

        assertThat(connections.get("b")).isNotSameAs(connections.get("a"));
    }

    @Test
    void isReplacedEvenIfItIsChosenBeforeTheCloseIsSeenAndNothingIsSentTwice() throws Exception {
        connect(3);
        // With two threads for three connections, and the threads stuck, nobody sees the third being closed.
        var stuck = new CountDownLatch(2);
        var goOn = new CountDownLatch(1);
        List.of("b", "c").forEach(name -> mayBeAnswered.put(name, new CountDownLatch(1)));
        var first = ask("a");
        var others = List.of(ask("b"), ask("c"));
        others.forEach(answer -> answer.thenRun(() -> {
            stuck.countDown();
            await(goOn);
        }));
        first.get(PATIENCE, TimeUnit.SECONDS);
        mayBeAnswered.values().forEach(CountDownLatch::countDown);
        await(stuck);
        connections.get("a").close();

        var last = ask("d");
        goOn.countDown();

        assertThat(last.get(PATIENCE, TimeUnit.SECONDS).status()).isEqualTo(200);
        assertThat(connections.get("d")).isNotSameAs(connections.get("a"));
        assertThat(received).containsExactlyInAnyOrder("a", "b", "c", "d");
    }

    @Test
    void isNoReasonToSendAgainWhatTheServerMayHaveGot() throws Exception {
        connect(1);
        ask("a").get(PATIENCE, TimeUnit.SECONDS);

        assertThatThrownBy(() -> ask("cut").get(PATIENCE, TimeUnit.SECONDS))
                .cause()
                .isNotInstanceOf(NotSentException.class);
        assertThat(received).containsExactly("a", "cut");
        assertThat(connections.get("cut")).isSameAs(connections.get("a"));
    }

    private CompletableFuture<Answer> ask(String name) {
        return transport.exchange(Request.get(Target.of(name)));
    }

    private void serve(Socket socket) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("GET /")) {
                var name = line.substring(5, line.indexOf(' ', 5));
                received.add(name);
                connections.put(name, socket);
            } else if (line.isEmpty()) {
                var name = received.stream()
                        .filter(each -> connections.get(each) == socket)
                        .reduce((earlier, later) -> later)
                        .orElseThrow();
                if (name.equals("cut")) {
                    socket.close();
                    return;
                }
                await(mayBeAnswered.getOrDefault(name, new CountDownLatch(0)));
                socket.getOutputStream()
                        .write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}".getBytes(StandardCharsets.US_ASCII));
            }
        }
        clientClosed.countDown();
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(PATIENCE, TimeUnit.SECONDS)) {
                throw new IllegalStateException("It did not happen.");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void start(Work work) {
        var thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException closed) {
                // By the client, or at the end of the test.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}
