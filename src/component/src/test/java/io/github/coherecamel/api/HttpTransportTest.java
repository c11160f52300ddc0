package io.github.coherecamel.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.channels.ReadableByteChannel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.HttpResponseInterceptor;
import org.apache.hc.core5.http.RequestNotExecutedException;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpTransportTest {
    private static final long PATIENCE_SECONDS = 60;
    private static final Duration PATIENCE = Duration.ofSeconds(PATIENCE_SECONDS);
    private static final Duration ALMOST_ALL = TransportRig.RESPONSE_TIMEOUT.minusMillis(1);

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch mayAnswer = new CountDownLatch(1);

    @AfterEach
    void letServersGo() {
        mayAnswer.countDown();
    }

    private void answerLater(String head, Socket peer) throws IOException {
        asked.countDown();
        await(mayAnswer);
        RawServer.ok(peer);
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("It did not happen.");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void endsACallThatIsNotAnsweredInTime() throws Exception {
        try (var rig = new TransportRig(1);
                var server = RawServer.start(this::answerLater)) {
            var call = rig.get(server);
            await(asked);

            rig.pass(ALMOST_ALL);
            assertThat(call).isNotDone();
            rig.pass(Duration.ofMillis(1));

            assertThat(TransportRig.failure(call)).isInstanceOf(TimeoutException.class);
        }
    }

    @Test
    void endsACallThatIsAlwaysToldToGoOn() throws Exception {
        try (var rig = new TransportRig(1);
                var server = RawServer.start((head, peer) -> {
                    asked.countDown();
                    while (mayAnswer.getCount() > 0) {
                        RawServer.write(peer, "HTTP/1.1 100 Continue\r\n\r\n");
                    }
                })) {
            var call = rig.get(server);
            await(asked);

            rig.pass(TransportRig.RESPONSE_TIMEOUT);

            assertThat(TransportRig.failure(call)).isInstanceOf(TimeoutException.class);
        }
    }

    @Test
    void countsNoTimeOfAnAnswerWhileACallWaitsForAConnection() throws Exception {
        var answers = new LinkedBlockingQueue<Integer>();
        try (var rig = new TransportRig(1);
                var server = RawServer.start((head, peer) -> {
                    take(answers);
                    RawServer.ok(peer);
                })) {
            var calls = Stream.generate(() -> rig.get(server)).limit(4).toList();
            for (var call : calls) {
                rig.pass(ALMOST_ALL);
                answers.add(200);
                assertThat(TransportRig.answer(call).status()).isEqualTo(200);
            }
        }
    }

    private static void take(LinkedBlockingQueue<Integer> answers) {
        try {
            answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void tellsWaitingForAConnectionFromWaitingForAnAnswer() throws Exception {
        try (var rig = new TransportRig(1, Duration.ofSeconds(20), null, null);
                var server = RawServer.start(this::answerLater)) {
            var answered = rig.get(server);
            await(asked);
            var waiting = rig.get(server);

            rig.pass(Duration.ofSeconds(20));

            assertThat(TransportRig.failure(waiting))
                    .isInstanceOf(NotSentException.class)
                    .hasCauseInstanceOf(ConnectionRequestTimeoutException.class);
            mayAnswer.countDown();
            assertThat(TransportRig.answer(answered).status()).isEqualTo(200);
        }
    }

    @Test
    void neverSendsWhatItSaysWasNotSent() throws Exception {
        var aboutToWrite = new CompletableFuture<HttpContext>();
        var goOn = new CountDownLatch(1);
        HttpClientConfigurer holding = builder -> builder.addRequestInterceptorFirst((request, entity, context) -> {
            aboutToWrite.complete(context);
            await(goOn);
        });
        try (var rig = new TransportRig(1, PATIENCE, holding, null);
                var server = RawServer.start((head, peer) -> RawServer.ok(peer))) {
            var call = rig.get(server);
            var context = aboutToWrite.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            // Runs when the failure is known and nothing of Apache's has been cancelled yet.
            var writing = call.handle((answer, failure) -> catchThrowable(() -> Progress.sent(context)));

            call.completeExceptionally(new TimeoutException());
            goOn.countDown();

            assertThat(TransportRig.failure(call)).isInstanceOf(NotSentException.class);
            assertThat(writing.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isInstanceOf(RequestNotExecutedException.class);
            assertThat(TransportRig.answer(rig.get(server)).status()).isEqualTo(200);
            assertThat(server.heads()).hasSize(1);
        }
    }

    @Test
    void givesTheConnectionOfACancelledCallToTheNext() throws Exception {
        try (var rig = new TransportRig(1);
                var server = RawServer.start(this::answerLater);
                var other = RawServer.start((head, peer) -> RawServer.ok(peer))) {
            var call = rig.get(server);
            await(asked);
            var result = call.thenApply(Answer::status).handle((status, failure) -> status);
            var next = rig.get(server);
            var queued = rig.get(server);
            queued.cancel(true);

            result.cancel(true);
            mayAnswer.countDown();

            assertThat(call).isCancelled();
            assertThat(TransportRig.answer(next).status()).isEqualTo(200);
            assertThat(TransportRig.answer(rig.get(other)).status()).isEqualTo(200);
        }
    }

    @Test
    void goesOnAfterAnErrorHasEndedAThread() throws Exception {
        var broken = new AtomicBoolean();
        HttpResponseInterceptor breaking = (response, entity, context) -> {
            if (broken.compareAndSet(false, true)) {
                throw new OutOfMemoryError("as if");
            }
        };
        try (var rig = new TransportRig(4, PATIENCE, builder -> builder.addResponseInterceptorFirst(breaking), null);
                var server = RawServer.start((head, peer) -> RawServer.ok(peer))) {
            var dying = rig.reactor();
            var first = rig.get(server);
            // The request may fail before the thread has ended that served it.
            untilItIsSo(rig, () -> first.isDone() && rig.reactor() != dying);

            assertThat(first).isCompletedExceptionally();
            for (var call :
                    IntStream.range(0, 8).mapToObj(each -> rig.get(server)).toList()) {
                assertThat(TransportRig.answer(call).status()).isEqualTo(200);
            }
        }
    }

    /** What the scheduler does by itself, without the time that a test would wait for it. */
    private static void untilItIsSo(TransportRig rig, BooleanSupplier condition) {
        Awaitility.await().dontCatchUncaughtExceptions().atMost(PATIENCE).until(() -> {
            rig.pass(Duration.ZERO);
            return condition.getAsBoolean();
        });
    }

    @Test
    void looksUpNoHostByAThreadThatServesSockets() throws Exception {
        Queue<Runnable> lookUps = new ConcurrentLinkedQueue<>();
        try (var rig = new TransportRig(1, PATIENCE, null, lookUps::add);
                var server = RawServer.start((head, peer) -> RawServer.ok(peer))) {
            var first = rig.get(server);
            lookUps.remove().run();
            assertThat(TransportRig.answer(first).status()).isEqualTo(200);
            var elsewhere = rig.get(new Destination(URI.create("http://localhost:1"), null, null, Map.of()));

            assertThat(TransportRig.answer(rig.get(server)).status()).isEqualTo(200);

            assertThat(elsewhere).isNotDone();
            assertThat(lookUps).hasSize(1);
        }
    }

    @Test
    void answersOthersWhileFilesAreSlow() throws Exception {
        try (var rig = new TransportRig(8);
                var server = RawServer.start((head, peer) -> {
                    if (head.startsWith("POST")) {
                        peer.getInputStream().skipNBytes(length(head));
                    }
                    RawServer.ok(peer);
                })) {
            var uploads =
                    Stream.generate(() -> rig.upload(server, slow())).limit(4).toList();
            assertThat(TransportRig.answer(rig.get(server)).status()).isEqualTo(200);

            mayAnswer.countDown();

            for (var upload : uploads) {
                assertThat(TransportRig.answer(upload).status()).isEqualTo(200);
            }
        }
    }

    private static long length(String head) {
        var name = "Content-Length: ";
        return Long.parseLong(head.substring(head.indexOf(name) + name.length())
                .lines()
                .findFirst()
                .orElseThrow());
    }

    private FilePart slow() {
        return new FilePart("data", "d.jsonl", new FilePart.Content() {
            @Override
            public long size() {
                return 2;
            }

            @Override
            public ReadableByteChannel open() throws IOException {
                await(mayAnswer);
                return FilePart.Content.of(new byte[] {'{', '}'}).open();
            }
        });
    }

    @Test
    void sharesConnectionsBetweenKeys() throws Exception {
        try (var rig = new TransportRig(1);
                var server = RawServer.start((head, peer) -> RawServer.ok(peer))) {
            for (var key : List.of("one", "two", "three")) {
                var destination =
                        server.destination(ApiKey.of(new Secret(key)), Map.of("X-Tenant", new Secret("tenant-" + key)));
                TransportRig.answer(rig.get(destination));
                assertThat(server.heads().get(server.heads().size() - 1))
                        .contains("Authorization: Bearer " + key + "\r\n", "X-Tenant: tenant-" + key + "\r\n");
            }

            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void sendsNoAuthorizationWithoutAKey() throws Exception {
        try (var rig = new TransportRig(1);
                var server = RawServer.start((head, peer) -> RawServer.ok(peer))) {
            TransportRig.answer(rig.get(server));

            assertThat(server.heads()).singleElement().asString().doesNotContain("Authorization");
        }
    }

    @Test
    void asksForAKeyBeforeEachRequest() throws Exception {
        var keys = new ConcurrentLinkedQueue<@Nullable String>(List.of("first-key", "second-key", "a\nb", ""));
        var key = ApiKey.from(keys::remove);
        try (var rig = new TransportRig(1);
                var server = RawServer.start((head, peer) -> RawServer.ok(peer))) {
            var destination = server.destination(key, Map.of());
            TransportRig.answer(rig.get(destination));
            TransportRig.answer(rig.get(destination));

            assertThat(server.heads().get(0)).contains("Authorization: Bearer first-key\r\n");
            assertThat(server.heads().get(1)).contains("Authorization: Bearer second-key\r\n");
            assertThat(key.known()).extracting(Secret::text).containsExactly("first-key", "second-key");
            for (var reason :
                    List.of("a character that a header cannot carry", "returned none", "NoSuchElementException")) {
                assertThat(TransportRig.failure(rig.get(destination)))
                        .isInstanceOf(NotSentException.class)
                        .hasRootCauseInstanceOf(NoApiKeyException.class)
                        .cause()
                        .hasMessageContaining(reason);
            }
            assertThat(server.heads()).hasSize(2);
        }
    }

    @Test
    void asksForOneKeyAtATimeAndSendsNoneThatIsOlderThanItsRequest() throws Exception {
        var questions = new LinkedBlockingQueue<CompletableFuture<String>>();
        var key = ApiKey.from(() -> {
            var question = new CompletableFuture<String>();
            questions.add(question);
            return question.join();
        });
        try (var rig = new TransportRig(4);
                var server = RawServer.start((head, peer) -> RawServer.ok(peer))) {
            var way = rig.to(server.destination(key, Map.of()));
            var first = TransportRig.get(way);
            var question = questions.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            var later = Stream.generate(() -> TransportRig.get(way)).limit(3).toList();
            later.get(0).cancel(true);

            Objects.requireNonNull(question).complete("old-key");
            assertThat(TransportRig.answer(first).status()).isEqualTo(200);
            assertThat(server.heads()).singleElement().asString().contains("Bearer old-key\r\n");
            Objects.requireNonNull(questions.poll(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .complete("new-key");

            for (var call : later.subList(1, 3)) {
                assertThat(TransportRig.answer(call).status()).isEqualTo(200);
            }
            assertThat(server.heads().subList(1, 3))
                    .allSatisfy(head -> assertThat(head).contains("Bearer new-key\r\n"));
            assertThat(questions).isEmpty();
        }
    }
}
