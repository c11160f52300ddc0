package io.github.coherecamel.rim;

import static io.github.coherecamel.simulator.ApiOperation.UPDATE_FINETUNED_MODEL;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.finetune.CohereFinetuneHeaders;
import io.github.coherecamel.simulator.Fault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Random sequences of updates against the simulator: what they come to, every PATCH on the wire and the model in the end
 * have to be those of {@link WishedModel}.
 */
class RandomUpdatesTest {
    private static UpdatedModel model;

    @BeforeContainer
    static void start() {
        model = new UpdatedModel();
    }

    @AfterContainer
    static void stop() {
        model.close();
    }

    /** What happens next. */
    sealed interface Step {
        /** Updates that are sent at once, each before the one before it is answered. */
        record Together(List<Wish> wishes) implements Step {}

        /** Some of all earlier updates come again, in another order. */
        record Again(int seed) implements Step {}

        /** An update whose answer is lost after the API has acted, sent again. */
        record AnswerLost(Wish wish) implements Step {}

        /** An update that the API turns away, sent again. */
        record TurnedAway(Wish wish) implements Step {}

        /** An update that says as of when it knows the model. */
        record Expecting(Wish wish, boolean right) implements Step {}

        /** A writer outside of this component, before or after all else. */
        record Outside(Wish wish) implements Step {}

        /** A writer outside of this component, when an update has read the model and not yet written it. */
        record Between(Wish wish, Wish outside) implements Step {}
    }

    @Property(tries = 40)
    void comeToWhatTheyShould(@ForAll("steps") @Size(max = 8) List<Step> steps) {
        var wished = new WishedModel(model.fill(), Set.of("d0", "d1", "d2", "d3", "d4"));
        var sent = new ArrayList<Wish>();
        for (var step : steps) {
            take(step, wished, sent);
            assertThat(model.state()).isEqualTo(wished.state());
        }
        assertThat(model.patches()).isEqualTo(wished.patches());
    }

    private static void take(Step step, WishedModel wished, List<Wish> sent) {
        if (step instanceof Step.Together together) {
            updateAll(together.wishes(), wished);
            sent.addAll(together.wishes());
        } else if (step instanceof Step.Again again) {
            var repeated = new ArrayList<>(sent);
            Collections.shuffle(repeated, new Random(again.seed()));
            updateAll(repeated.subList(0, Math.min(5, repeated.size())), wished);
        } else if (step instanceof Step.AnswerLost lost) {
            if (wished.isWritten(lost.wish())) {
                model.simulator().inject(UPDATE_FINETUNED_MODEL, Fault.answerLost());
                wished.update(lost.wish());
                assertThat(model.update(lost.wish())).isEqualTo("UnavailableException");
            }
            updateAll(List.of(lost.wish()), wished);
        } else if (step instanceof Step.TurnedAway away) {
            if (wished.isWritten(away.wish())) {
                model.simulator().inject(UPDATE_FINETUNED_MODEL, Fault.status(503));
                wished.turnedAway(away.wish());
                assertThat(model.update(away.wish())).isEqualTo("UnavailableException");
            }
            updateAll(List.of(away.wish()), wished);
        } else if (step instanceof Step.Expecting expecting) {
            var asOf = expecting.right() ? model.updatedAt() : Instant.EPOCH;
            var isRefused = !expecting.right() && !wished.isAsWanted(expecting.wish());
            var outcome = isRefused ? "ModelChangedException" : wished.update(expecting.wish());
            assertThat(model.updateLater(expecting.wish(), Map.of(CohereFinetuneHeaders.EXPECTED_UPDATED_AT, asOf))
                            .join())
                    .isEqualTo(outcome);
        } else if (step instanceof Step.Outside outside) {
            model.overwrite(wished.overwrite(outside.wish()));
        } else if (step instanceof Step.Between between) {
            takeBetween(between, wished);
        }
    }

    /** Nothing can save what the writer outside wrote, as the API has no If-Match; nothing else may be harmed. */
    private static void takeBetween(Step.Between between, WishedModel wished) {
        var seen = wished.state();
        model.letNextReaderSeeThisState();
        model.overwrite(wished.overwrite(between.outside()));
        assertThat(model.update(between.wish())).isEqualTo(wished.updateAsSeen(between.wish(), seen));
    }

    private static void updateAll(List<Wish> wishes, WishedModel wished) {
        var outcomes =
                wishes.stream().map(wish -> model.updateLater(wish, Map.of())).toList();
        assertThat(outcomes.stream().map(CompletableFuture::join).toList())
                .isEqualTo(wishes.stream().map(wished::update).toList());
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        var wish = wish(Arbitraries.of("d0", "d1", "d2", "d3", "d4", "queued"));
        var outside = wish(Arbitraries.of("d0", "d1", "d2", "d3", "d4"));
        return Arbitraries.<Step>oneOf(
                        wish.list().ofMinSize(1).ofMaxSize(6).map(Step.Together::new),
                        wish.list().ofMinSize(1).ofMaxSize(6).map(Step.Together::new),
                        Arbitraries.integers().map(Step.Again::new),
                        wish.map(Step.AnswerLost::new),
                        wish.map(Step.TurnedAway::new),
                        Combinators.combine(wish, Arbitraries.of(true, false)).as(Step.Expecting::new),
                        outside.map(Step.Outside::new),
                        Combinators.combine(wish, outside).as(Step.Between::new))
                .list();
    }

    @Property(tries = 15)
    void aStaleEventNeverWins(@ForAll("days") List<Integer> days, @ForAll @IntRange(min = 1, max = 4) int threads) {
        model.fill();

        var outcomes = model.updateFrom(
                threads,
                days.stream()
                        .map(day -> new Wish("d" + day, null, null, null, true).message())
                        .toList(),
                Map.of(CohereFinetuneHeaders.ONLY_NEWER, true));

        var written = model.patches().stream()
                .map(patch -> patch.at("/settings/dataset_id").asText())
                .toList();
        // The model starts with d2.
        var newest = Math.max(2, Collections.max(days));
        assertThat(model.state().at("/settings/dataset_id").asText()).isEqualTo("d" + newest);
        assertThat(written).isSorted().doesNotHaveDuplicates();
        assertThat(outcomes).filteredOn("UPDATED"::equals).hasSameSizeAs(written);
        assertThat(outcomes).isSubsetOf("UPDATED", "UNCHANGED", "STALE");
    }

    @Property(tries = 15)
    void noWriteOfManyThreadsIsLostOrAppliedTwice(
            @ForAll @Size(min = 1, max = 8) List<@IntRange(min = 1, max = 9) Integer> fields,
            @ForAll @IntRange(min = 1, max = 4) int threads) {
        model.fill();

        var outcomes = model.updateFrom(
                threads,
                fields.stream()
                        .map(field -> RimTest.tree(
                                "{'settings': {'hyperparameters': {'field-%1$d': %1$d}}}".formatted(field)))
                        .toList(),
                Map.of());

        var different = new TreeSet<>(fields);
        assertThat(outcomes).filteredOn("UPDATED"::equals).hasSameSizeAs(different);
        assertThat(outcomes).isSubsetOf("UPDATED", "UNCHANGED");
        assertThat(model.patches()).hasSameSizeAs(different);
        assertThat(model.state().at("/settings/hyperparameters").properties().stream()
                        .map(Map.Entry::getKey)
                        .filter(name -> name.startsWith("field-"))
                        .toList())
                .containsExactlyInAnyOrderElementsOf(
                        different.stream().map(field -> "field-" + field).toList());
    }

    @Provide
    Arbitrary<List<Integer>> days() {
        return Arbitraries.integers().between(0, 4).list().ofMinSize(1).ofMaxSize(12);
    }

    private static Arbitrary<Wish> wish(Arbitrary<String> datasets) {
        return Combinators.combine(
                        datasets.injectNull(0.4),
                        Arbitraries.of("a", "b").injectNull(0.6),
                        Arbitraries.of(1, 2).injectNull(0.6),
                        Arbitraries.of(0, 1, 2).injectNull(0.6),
                        Arbitraries.of(true, false))
                .as(Wish::new);
    }
}
