package io.github.coherecamel.application.wanted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.coherecamel.application.event.Arrival;
import io.github.coherecamel.application.event.EventReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nodes whose clocks are hours apart, or jump, go by the database's. */
class DatabaseClockTest {

    private static final Instant READ = Instant.parse("2031-05-01T12:00:00Z");

    private long nanos = 17;

    @Test
    void goesOnFromWhatTheDatabaseHasSaid() {
        var clock = new DatabaseClock(() -> READ, () -> nanos);
        nanos += Duration.ofMillis(1500).toNanos();

        assertThat(clock.instant()).isEqualTo(READ.plusMillis(1500));
    }

    @Test
    void followsTheDatabaseBackAndForth() {
        var clock = new DatabaseClock(() -> READ, () -> nanos);
        for (var jump : new Duration[] {Duration.ofHours(1), Duration.ofHours(-1)}) {
            nanos += Duration.ofSeconds(1).toNanos();
            clock.set(() -> READ.plus(jump), Function.identity());

            assertThat(clock.instant()).isEqualTo(READ.plus(jump));
        }
    }

    /** As when the process stands still before it has the answer. */
    @Test
    void isNotBehindByWhatAnAnswerTakes() {
        var clock = new DatabaseClock(() -> answered(READ), () -> nanos);
        assertThat(clock.instant()).isEqualTo(READ.plusSeconds(20));

        clock.set(() -> answered(READ.plusSeconds(60)), Function.identity());
        assertThat(clock.instant()).isEqualTo(READ.plusSeconds(80));
    }

    private Instant answered(Instant time) {
        nanos += Duration.ofSeconds(20).toNanos();
        return time;
    }

    @ParameterizedTest
    @EnumSource
    void isSetEachTimeItIsLookedForWhatIsDue(Stores.Kind kind) {
        var stores = kind.empty();
        stores.clock.set(() -> READ, Function.identity());

        stores.agenda.look();

        assertThat(stores.clock.instant())
                .isCloseTo(stores.database.inTransaction(Database.Transaction::now), within(1, ChronoUnit.HOURS));
    }

    /** By this machine's clock, it would be years ahead. */
    @Test
    void saysWhichEventsAreOfTheFuture() throws Exception {
        var reader = new EventReader(new DatabaseClock(() -> READ, () -> nanos));

        assertThat(reader.read(event(READ.plusSeconds(200))))
                .singleElement()
                .satisfies(event -> assertThat(event.time()).isEqualTo(READ.plusSeconds(200)));
    }

    private static Arrival event(Instant time) {
        var json = "{\"model_id\": \"m\", \"dataset_id\": \"d\", \"time\": \"%s\"}".formatted(time);
        return new Arrival("/tests", "1", "application/json", Map.of(), json.getBytes(StandardCharsets.UTF_8));
    }
}
