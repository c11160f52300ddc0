package io.github.coherecamel.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
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
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A server that closes connections which the client keeps for the next call. */
@SuppressWarnings("FutureReturnValueIgnored") // What follows an answer here cannot fail.
class StaleConnectionTest {
    private static final long PATIENCE = 60;

    private final Map<String, Socket> connections = new ConcurrentHashMap<>();
    private final Map<String, CountDownLatch> mayBeAnswered = new ConcurrentHashMap<>();
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final RawServer server = RawServer.start(this::answer);
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService blocking = Executors.newCachedThreadPool();
    private HttpTransport pool;
    private Transport transport;

    private void connect(int maxConnections) {
        pool = new HttpTransport(
                Settings.transport(maxConnections, Duration.ofSeconds(PATIENCE)),
                scheduler,
                new Blocking(blocking, blocking, blocking));
        transport = pool.to(server.destination());
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
        assertThat(server.hungUp().await(PATIENCE, TimeUnit.SECONDS)).isTrue();

        assertThat(ask("b").get(PATIENCE, TimeUnit.SECONDS).status()).isEqualTo(200);

        assertThat(connections.get("b")).isNotSameAs(connections.get("a"));
    }

    @Test
    void isReplacedEvenIfItIsChosenBeforeTheCloseIsSeenAndNothingIsSentTwice() throws Exception {
        connect(3);
        // With two threads for three connections, and the threads stuck, nobody sees the third being closed.
        var stuck = new CountDownLatch(2);
        var goOn = new CountDownLatch(1);
        List.of("a", "b", "c").forEach(name -> mayBeAnswered.put(name, new CountDownLatch(1)));
        // One after the other, so that the threads get them in turn and the last two are of different threads.
        var first = askAndWait("a");
        var others = List.of(askAndWait("b"), askAndWait("c"));
        others.forEach(answer -> answer.thenRun(() -> {
            stuck.countDown();
            await(goOn);
        }));
        mayBeAnswered.get("a").countDown();
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

    /** Returns when the server has the request. */
    private CompletableFuture<Answer> askAndWait(String name) {
        var answer = ask(name);
        Awaitility.await().atMost(PATIENCE, TimeUnit.SECONDS).until(() -> received.contains(name));
        return answer;
    }

    private CompletableFuture<Answer> ask(String name) {
        return transport.exchange(Request.get(Target.of(name)));
    }

    private void answer(String head, Socket peer) throws IOException {
        var name = head.substring("GET /".length(), head.indexOf(' ', "GET /".length()));
        received.add(name);
        connections.put(name, peer);
        if (name.equals("cut")) {
            peer.close();
            return;
        }
        await(mayBeAnswered.getOrDefault(name, new CountDownLatch(0)));
        RawServer.ok(peer);
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
}
