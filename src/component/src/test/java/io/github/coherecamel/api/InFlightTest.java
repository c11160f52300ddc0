package io.github.coherecamel.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.core5.http.HttpHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InFlightTest {

    private static final Answer ANSWER = new Answer(200, "OK", Map.of(), new byte[0]);

    private final CloseableHttpAsyncClient client = HttpAsyncClients.createDefault();
    private final InFlight inFlight = new InFlight(Duration.ofMillis(100));

    @AfterEach
    void close() throws Exception {
        client.close();
    }

    private Sending sending() {
        return new Sending(client, new HttpHost("localhost"), 1_000, inFlight);
    }

    private static void assertThatTimeIsUp(Sending sending) {
        assertThatThrownBy(() -> sending.get(20, TimeUnit.SECONDS)).hasRootCauseInstanceOf(TimeoutException.class);
    }

    @Test
    void endsWhateverTakesTooLong() {
        var sendings = IntStream.range(0, 100).mapToObj(each -> sending()).toList();
        sendings.forEach(inFlight::addWithClock);

        sendings.forEach(InFlightTest::assertThatTimeIsUp);
        assertThat(inFlight.end()).isEmpty();
    }

    @Test
    void givesEachItsTimeAfterOthersHaveEnded() throws Exception {
        var first = sending();
        inFlight.addWithClock(first);
        Thread.sleep(50);
        var second = sending();
        inFlight.addWithClock(second);
        var began = System.nanoTime();
        first.completed(ANSWER);

        assertThatTimeIsUp(second);

        assertThat(System.nanoTime() - began).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(99));
        assertThat(first).isCompletedWithValue(ANSWER);
    }

    @Test
    void watchesAgainAfterItHadNothingToWatch() {
        var first = sending();
        inFlight.addWithClock(first);
        assertThatTimeIsUp(first);
        var second = sending();

        inFlight.addWithClock(second);

        assertThatTimeIsUp(second);
    }

    @Test
    void waitsForTheClockOfARequestThatIsStillSent() throws Exception {
        var sending = sending();
        inFlight.add(sending);
        Thread.sleep(300);
        assertThat(sending).isNotDone();

        inFlight.startClock(sending);

        assertThatTimeIsUp(sending);
    }

    @Test
    void startsNoClockOfARequestThatHasEnded() {
        var sending = sending();
        inFlight.add(sending);
        sending.completed(ANSWER);

        inFlight.startClock(sending);

        assertThat(inFlight.end()).isEmpty();
    }

    @Test
    void handsOverAllAtTheEnd() throws Exception {
        var sent = sending();
        var unsent = sending();
        inFlight.addWithClock(sent);
        inFlight.add(unsent);

        assertThat(inFlight.end()).containsExactlyInAnyOrder(sent, unsent);

        Thread.sleep(300);
        assertThat(sent).isNotDone();
    }
}
