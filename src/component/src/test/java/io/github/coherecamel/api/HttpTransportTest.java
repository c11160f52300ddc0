package io.github.coherecamel.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
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
        TransportRig.await(mayAnswer);
        RawServer.ok(peer);
    }

    @Test
    void endsACallThatIsNotAnsweredInTime() throws Exception {
        try (var rig = new TransportRig(1);
                var server = RawServer.start(this::answerLater)) {
            var call = rig.get(server);
            TransportRig.await(asked);

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
            TransportRig.await(asked);

            rig.pass(TransportRig.RESPONSE_TIMEOUT);

            assertThat(TransportRig.failure(call)).isInstanceOf(TimeoutException.class);
        }
    }

    @Test
    void endsACallThatIsNotAnsweredWhollyInTime() throws Exception {
        try (var rig = new TransportRig(1);
                var server = RawServer.start((head, peer) -> {
                    RawServer.write(peer, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{");
                    asked.countDown();
                    TransportRig.await(mayAnswer);
                })) {
            var call = rig.get(server);
            TransportRig.await(asked);

            rig.pass(TransportRig.RESPONSE_TIMEOUT);

            assertThat(TransportRig.failure(call)).isInstanceOf(TimeoutException.class);
        }
    }

    @Test
    void countsNoTimeOfAnAnswerWhileACallWaitsForAConnection() throws Exception {
        var mayAnswerOne = new Semaphore(0);
        try (var rig = new TransportRig(1);
                var server = RawServer.start((head, peer) -> {
                    mayAnswerOne.acquireUninterruptibly();
                    RawServer.ok(peer);
                })) {
            var calls = Stream.generate(() -> rig.get(server)).limit(4).toList();
            for (var call : calls) {
                rig.pass(ALMOST_ALL);
                mayAnswerOne.release();
                assertThat(TransportRig.answer(call).status()).isEqualTo(200);
            }
        }
    }

    @Test
    void tellsWaitingForAConnectionFromWaitingForAnAnswer() throws Exception {
        try (var rig = new TransportRig(1, Duration.ofSeconds(20), null, null);
                var server = RawServer.start(this::answerLater)) {
            var answered = rig.get(server);
            TransportRig.await(asked);
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
            TransportRig.await(goOn);
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
            TransportRig.await(asked);
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
}
