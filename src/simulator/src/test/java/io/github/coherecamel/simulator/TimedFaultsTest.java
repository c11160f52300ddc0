package io.github.coherecamel.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.coherecamel.simulator.call.Answer;
import io.github.coherecamel.simulator.wire.Backend;
import io.github.coherecamel.simulator.wire.RequestBody;
import io.github.coherecamel.simulator.wire.RequestHead;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What waits, without waiting for it. */
class TimedFaultsTest {
    private static final Duration WAIT = Duration.ofMillis(120);

    private final RecordingLine line = new RecordingLine();

    private void deliver(Fault fault) {
        fault.plan().delivery().deliver(line, Answer.text(200, "text/plain", "abc"));
    }

    @Test
    void answersLate() {
        deliver(Fault.delay(WAIT));
        assertThat(line.events).containsExactly("PT0.12S");

        line.goOn();
        assertThat(line.events).containsExactly("PT0.12S", "abc", "finish");
    }

    @Test
    void delaysAnyOtherFault() {
        deliver(Fault.reset().delayed(WAIT));
        assertThat(line.events).containsExactly("PT0.12S");

        line.goOn();
        assertThat(line.events).containsExactly("PT0.12S", "reset");
    }

    @Test
    void dripsByteByByte() {
        deliver(Fault.drip(WAIT));
        while (line.waits()) {
            line.goOn();
        }

        assertThat(line.events).containsExactly("a", "PT0.12S", "b", "PT0.12S", "c", "PT0.12S", "finish");
    }

    @Test
    void closesAConnectionSomeTimeAfterTheAnswer() {
        deliver(Fault.closeAfterwards(WAIT));
        assertThat(line.events).containsExactly("abc", "finish", "PT0.12S");

        line.goOn();
        assertThat(line.events).endsWith("fin");
    }

    @Test
    void staysSilent() {
        deliver(Fault.stall());

        assertThat(line.events).isEmpty();
    }

    @Test
    void stallsAfterHalfOfTheBody() {
        deliver(Fault.stallBody());

        assertThat(line.events)
                .singleElement()
                .asString()
                .contains("Content-Length: 3")
                .endsWith("\r\n\r\na");
    }

    @Test
    void answersEachCallSoMuchLaterIfItHasALatency() {
        var engine = new Engine(CohereSimulator.builder().latency(WAIT).settings());
        var head = new RequestHead("GET", "/v1/datasets", "", Map.of("Authorization", List.of("Bearer k")));

        engine.backend(Runnable::run)
                .receive(head)
                .answer(RequestBody.NONE)
                .thenAccept((Backend.Reply reply) -> reply.delivery().deliver(line, reply.answer()));
        assertThat(line.events).containsExactly("PT0.12S");

        line.goOn();
        assertThat(line.events).containsExactly("PT0.12S", "{\"datasets\":[]}", "finish");
    }

    @Test
    void refusesWaitsThatNobodyCouldSeeTheEndOf() {
        var message = "must be a time from PT0S to PT24H, not ";
        assertThatThrownBy(() -> Fault.stall().delayed(Duration.ofDays(2)))
                .hasMessage("'delayed' " + message + "PT48H");
        assertThatThrownBy(() -> Fault.delay(Duration.ofSeconds(-1))).hasMessage("'delay' " + message + "PT-1S");
        assertThatThrownBy(() -> Fault.drip(Duration.ofSeconds(Long.MAX_VALUE)))
                .hasMessageStartingWith("'between_bytes' ");
        assertThatThrownBy(() -> Fault.closeAfterwards(Duration.ofDays(2))).hasMessageStartingWith("'wait' ");
        assertThatThrownBy(() -> CohereSimulator.builder().latency(Duration.ofDays(1)))
                .hasMessage("'latency' must be a time from PT0S to PT1H, not PT24H");
        assertThatThrownBy(() -> CohereSimulator.builder().trainingTime(Duration.ofSeconds(-1)))
                .hasMessageStartingWith("'trainingTime' must be a time from PT0S to ");
    }
}
