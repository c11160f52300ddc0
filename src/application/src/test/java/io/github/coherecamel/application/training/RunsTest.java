package io.github.coherecamel.application.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The API lists what was measured without saying in which training. */
class RunsTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void dividesByTheTimesAtWhichTheyWereQueued() {
        var changes = List.of(
                change("QUEUED", 0),
                change("FINETUNING", 1),
                change("READY", 10),
                change("QUEUED", 20),
                change("FINETUNING", 21));
        var steps = List.of(step(0, 1), step(5, 9), step(0, 22), step(5, 25));

        var runs = Runs.of(changes, steps);

        assertThat(runs).extracting(Run::beganAt).containsExactly(at(0), at(20));
        assertThat(runs).extracting(Run::endedAt).containsExactly(at(10), null);
        assertThat(runs).extracting(Run::status).containsExactly("STATUS_READY", "STATUS_FINETUNING");
        assertThat(runs.get(0).steps()).containsExactly(step(0, 1), step(5, 9));
        assertThat(runs.get(1).steps()).containsExactly(step(0, 22), step(5, 25));
    }

    @Test
    void oneThatFailedAndIsTakenUpAgainIsAnotherRun() {
        var runs = Runs.of(
                List.of(
                        change("QUEUED", 0),
                        change("FINETUNING", 1),
                        change("FAILED", 5),
                        change("FINETUNING", 7),
                        change("DEPLOYING_API", 8),
                        change("READY", 9)),
                List.of());

        assertThat(runs).extracting(Run::status).containsExactly("STATUS_FAILED", "STATUS_READY");
        assertThat(runs).extracting(Run::endedAt).containsExactly(at(5), at(9));
    }

    @Test
    void whatSaysNoTimeIsOfTheLast() {
        var changes = List.of(change("QUEUED", 0), change("READY", 1), change("QUEUED", 2));

        var runs = Runs.of(changes, List.of(step(0, null)));

        assertThat(runs.get(0).steps()).isEmpty();
        assertThat(runs.get(1).steps()).hasSize(1);
    }

    @Test
    void measurementsWithoutAnyChangeOfStatusAreOneRun() {
        var runs = Runs.of(List.of(), List.of(step(1, 4), step(0, 3)));

        assertThat(runs).singleElement().satisfies(run -> {
            assertThat(run.beganAt()).isEqualTo(at(3));
            assertThat(run.steps()).extracting(Measurement::step).containsExactly(0, 1);
        });
        assertThat(Runs.of(List.of(), List.of())).isEmpty();
    }

    @Test
    void showsNoMoreStepsThanALineNeedsTheFirstAndTheLastAmongThem() {
        var steps = IntStream.range(0, 100_000).mapToObj(i -> step(i, 1)).toList();

        var shown = Runs.of(List.of(change("QUEUED", 0)), steps).get(0).steps();

        assertThat(shown).hasSize(Runs.MOST_STEPS).isSubsetOf(steps);
        assertThat(shown.get(0).step()).isZero();
        assertThat(shown.get(Runs.MOST_STEPS - 1).step()).isEqualTo(99_999);
    }

    @Test
    void joinsWhatIsToldWithWhatWasKeptAndForgetsTheOldest() {
        var kept =
                IntStream.range(0, Runs.MOST_RUNS).mapToObj(RunsTest::measured).toList();
        var forgotten = new Run(at(9), at(10), "STATUS_READY", null, List.of());
        var next = new Run(at(99), null, "STATUS_QUEUED", null, List.of());

        var joined = Runs.joined(List.of(forgotten, next), kept);

        assertThat(joined).hasSize(Runs.MOST_RUNS).startsWith(measured(1)).endsWith(next);
        assertThat(joined.get(8).steps()).isEqualTo(measured(9).steps());
        assertThat(joined.get(8).datasetId()).isEqualTo("d9");
        assertThat(joined.get(8).endedAt()).isEqualTo(at(10));
    }

    private static Run measured(int second) {
        return new Run(at(second), null, "STATUS_FINETUNING", "d" + second, List.of(step(0, second)));
    }

    private static StatusChange change(String status, int second) {
        return new StatusChange("STATUS_" + status, at(second), null);
    }

    private static Measurement step(int number, @Nullable Integer second) {
        return new Measurement(number, second == null ? null : at(second), Map.of("cross_entropy", 1.0 / (number + 1)));
    }

    private static Instant at(int second) {
        return START.plusSeconds(second);
    }
}
