package io.github.coherecamel.application.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TurnsTest extends FilesTest {

    private final Turns turns = new Turns(clock::nanoTime, failures -> Duration.ofSeconds(1L << failures));

    @Test
    void goOneAtATimeForEachModel() {
        assertThat(turns.begin(file("1", "a"))).isTrue();
        assertThat(turns.begin(file("2", "a"))).isFalse();
        assertThat(turns.begin(file("3", "b"))).isTrue();

        turns.end(file("1", "a"));

        assertThat(turns.begin(file("2", "a"))).isTrue();
    }

    @Test
    void endOnceAlsoIfTheNextOneHasBegunSince() {
        turns.begin(file("1", "a"));
        turns.end(file("1", "a"));
        turns.begin(file("2", "a"));

        turns.end(file("1", "a"));

        assertThat(turns.begin(file("3", "a"))).isFalse();
    }

    @Test
    void waitLongerAfterEachFailureAndNotAfterASuccess() {
        for (var seconds : new int[] {1, 2, 4}) {
            turns.failed("a", Duration.ZERO);
            clock.advance(Duration.ofSeconds(seconds).minusMillis(1));
            assertThat(turns.isFree("a")).isFalse();
            clock.advance(Duration.ofMillis(1));
            assertThat(turns.isFree("a")).isTrue();
        }

        turns.succeeded("a");
        turns.failed("a", Duration.ZERO);

        clock.advance(Duration.ofSeconds(1));
        assertThat(turns.isFree("a")).isTrue();
    }

    @Test
    void waitAtLeastAsLongAsTheApiAsksFor() {
        turns.failed("a", Duration.ofMinutes(10));

        clock.advance(Duration.ofMinutes(10));
        assertThat(turns.isFree("a")).isFalse();
        assertThat(turns.isFree("b")).isTrue();
    }

    private static Arrival file(String id, String model) {
        return new Arrival(id, "inbox", "name", model, "type", Instant.EPOCH, "stamp", 0, null, null);
    }
}
