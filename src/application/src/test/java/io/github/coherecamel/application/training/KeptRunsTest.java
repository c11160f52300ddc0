package io.github.coherecamel.application.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.application.event.Event;
import io.github.coherecamel.application.wanted.Stores;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the API does not tell any more is still there. */
class KeptRunsTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00.123456Z");

    @ParameterizedTest
    @EnumSource
    void keepsWhatTheApiForgets(Stores.Kind kind) {
        var kept = new KeptRuns(kind.empty().database);
        var first = run(0, "STATUS_READY");
        kept.keep("m", List.of(), List.of(first));
        var forgotten = first.with(List.of());
        var second = run(1, "STATUS_FINETUNING");

        var training = kept.keep("m", List.of(), List.of(forgotten, second));

        assertThat(training.runs()).containsExactly(first, second);
        assertThat(kept.read("m")).containsExactly(first, second);
        assertThat(kept.read("other")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void writesDownHowARunGoesOn(Stores.Kind kind) {
        var kept = new KeptRuns(kind.empty().database);
        kept.keep("m", List.of(), List.of(run(0, "STATUS_FINETUNING")));

        kept.keep("m", List.of(), List.of(run(0, "STATUS_READY")));

        assertThat(kept.read("m")).containsExactly(run(0, "STATUS_READY"));
    }

    @ParameterizedTest
    @EnumSource
    void knowsTheDatasetOfARunThatWasLookedAtSinceItBegan(Stores.Kind kind) {
        var stores = kind.empty();
        var kept = new KeptRuns(stores.database);
        stores.intake.accept(List.of(new Event("/tests", "e", null, "m", "d", null)));
        var claim = stores.claimOne();
        stores.end(claim, Stores.updated(claim));
        var read = stores.model("m").actualAt();

        var known = kept.keep("m", List.of(), List.of(at(read.minusSeconds(9)), at(read.minusSeconds(1))));
        var unknown = kept.keep("m", List.of(), List.of(at(read.plusSeconds(1))));

        assertThat(known.runs()).extracting(Run::datasetId).containsExactly(null, "d");
        assertThat(unknown.runs()).extracting(Run::datasetId).containsExactly(null, "d", null);
    }

    /** The history of the model says what it was given. */
    @ParameterizedTest
    @EnumSource
    void knowsTheDatasetOfARunThatBeganWhileItWasGivenAlsoIfAnotherReplacedIt(Stores.Kind kind) {
        var stores = kind.empty();
        var kept = new KeptRuns(stores.database);
        var began = new ArrayList<Instant>();
        for (var dataset : List.of("d1", "d2")) {
            stores.intake.accept(List.of(new Event("/tests", dataset, null, "m", dataset, null)));
            var claim = stores.claimOne();
            stores.end(claim, Stores.updated(claim));
            began.add(claim.claimedAt());
        }

        var training = kept.keep(
                "m", List.of(), List.of(at(began.get(0).minusSeconds(60)), at(began.get(0)), at(began.get(1))));

        assertThat(training.runs()).extracting(Run::datasetId).containsExactly(null, "d1", "d2");
        assertThat(kept.read("m")).isEqualTo(training.runs());
    }

    @ParameterizedTest
    @EnumSource
    void knowsNoDatasetIfTwoRunsBeganWhileOneWasGiven(Stores.Kind kind) {
        var stores = kind.empty();
        stores.intake.accept(List.of(new Event("/tests", "e", null, "m", "d", null)));
        var claim = stores.claimOne();
        stores.end(claim, Stores.updated(claim));
        var ended = Objects.requireNonNull(stores.model("m").actualAt());

        var training = new KeptRuns(stores.database)
                .keep("m", List.of(), List.of(at(claim.claimedAt()), at(ended), at(ended.plusSeconds(1))));

        assertThat(training.runs()).extracting(Run::datasetId).containsOnlyNulls();
    }

    @ParameterizedTest
    @EnumSource
    void keepsOnlyTheNewestOfAModel(Stores.Kind kind) {
        var stores = kind.empty();
        var kept = new KeptRuns(stores.database);

        for (var i = 0; i < 3 * Runs.MOST_RUNS; i++) {
            kept.keep("m", List.of(), List.of(run(i, "STATUS_READY")));
        }

        assertThat(kept.read("m"))
                .hasSize(Runs.MOST_RUNS)
                .last()
                .isEqualTo(run(3 * Runs.MOST_RUNS - 1, "STATUS_READY"));
    }

    private static Run at(Instant began) {
        return new Run(began, null, "STATUS_FINETUNING", null, List.of());
    }

    private static Run run(int day, String status) {
        var began = START.plusSeconds(86_400L * day);
        return new Run(
                began,
                status.equals("STATUS_READY") ? began.plusSeconds(60) : null,
                status,
                null,
                List.of(new Measurement(0, began, Map.of("accuracy", 0.25, "cross_entropy", 2.5 - day))));
    }
}
