package io.github.coherecamel.application.wanted;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.application.event.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What is shown does not take longer the more there is. What is looked for here is the worst for a database: frequent as
 * a whole, and not among the newest.
 */
class ReadingTest {

    private static final int LIMIT = 50;

    /** A database may look at a few beside what it returns, and sort them if they are few. */
    private static final long A_PAGE = 20 * LIMIT;

    /** What no index finds is looked for in so many rows, and the database may count those of a subquery twice. */
    private static final long MOST = 2L * Page.MOST_ROWS;

    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");

    @ParameterizedTest
    @EnumSource
    void readsNoMoreThanItShows(Stores.Kind kind) {
        var filled = FilledStores.of(kind);
        var stores = filled.stores();
        var scanned = filled.scanned();

        assertThat(stores.eventViews
                        .page(events(false, null, null, null), null, LIMIT)
                        .items())
                .hasSize(LIMIT);
        assertThat(scanned.reset()).as("newest events").isLessThan(A_PAGE);
        assertThat(stores.eventViews
                        .page(events(false, null, null, null), 15_000L, LIMIT)
                        .items())
                .hasSize(LIMIT);
        assertThat(scanned.reset()).as("a page of events").isLessThan(A_PAGE);
        for (var after : new Long[] {null, 8_000L, 500L}) {
            assertThat(stores.eventViews
                            .page(events(false, null, "old", null), after, LIMIT)
                            .items())
                    .hasSize(LIMIT);
            assertThat(scanned.reset()).as("events of a model").isLessThan(A_PAGE);
            assertThat(stores.eventViews
                            .page(events(false, null, null, "/old"), after, LIMIT)
                            .items())
                    .hasSize(LIMIT);
            assertThat(scanned.reset()).as("events of a source").isLessThan(A_PAGE);
            assertThat(stores.eventViews
                            .page(events(true, null, null, null), after, LIMIT)
                            .items())
                    .hasSize(LIMIT);
            assertThat(scanned.reset()).as("open events").isLessThan(A_PAGE);
        }
        for (var after : new Long[] {null, 8_000L}) {
            assertThat(stores.eventViews
                            .page(events(false, Outcome.STALE, null, null), after, LIMIT)
                            .items())
                    .hasSize(LIMIT);
            assertThat(scanned.reset()).as("stale events").isLessThan(A_PAGE);
        }
        assertThat(stores.eventViews.find("id500", null)).hasSize(1);
        assertThat(stores.eventViews.find("id500", "/old")).hasSize(1);
        assertThat(scanned.reset()).as("two single events").isLessThan(A_PAGE);
        assertThat(stores.eventViews.named(List.of(1L, 10_000L, 20_000L))).hasSize(3);
        assertThat(scanned.reset()).as("events of models").isLessThan(A_PAGE);

        for (var after : new String[] {null, "m2000"}) {
            assertThat(stores.modelViews
                            .page(models(null, null, null), after, LIMIT)
                            .items())
                    .hasSize(LIMIT);
            assertThat(scanned.reset()).as("models").isLessThan(A_PAGE);
            assertThat(stores.modelViews
                            .page(models(Sync.UNKNOWN, null, null), after, LIMIT)
                            .items())
                    .hasSize(LIMIT);
            assertThat(scanned.reset()).as("models by sync").isLessThan(A_PAGE);
            assertThat(stores.modelViews
                            .page(models(null, Health.DEGRADED, null), after, LIMIT)
                            .items())
                    .hasSize(LIMIT);
            assertThat(scanned.reset()).as("models by health").isLessThan(A_PAGE);
            assertThat(stores.modelViews
                            .page(models(null, null, Category.DATASET), after, LIMIT)
                            .items())
                    .hasSize(LIMIT);
            assertThat(scanned.reset()).as("models by category").isLessThan(A_PAGE);
        }
        assertThat(stores.history.page("old", null, LIMIT).items()).hasSize(LIMIT);
        assertThat(scanned.reset()).as("history").isLessThan(3 * A_PAGE);
        assertThat(stores.history
                        .page("old", new History.Position(500, 8_000, Long.MAX_VALUE), LIMIT)
                        .items())
                .hasSize(LIMIT);
        assertThat(scanned.reset()).as("a page of history").isLessThan(3 * A_PAGE);
        assertThat(stores.history.attempts(77)).hasSize(1);
        assertThat(scanned.reset()).as("attempts of an event").isLessThan(A_PAGE);

        for (var after : new Long[] {null, 8_000L}) {
            assertThat(stores.actionViews
                            .page(new ActionFilter(null, null, null), after, LIMIT)
                            .items())
                    .hasSize(LIMIT);
            assertThat(scanned.reset()).as("actions").isLessThan(A_PAGE);
            assertThat(stores.actionViews
                            .page(new ActionFilter("old", null, null), after, LIMIT)
                            .items())
                    .hasSize(LIMIT);
            assertThat(scanned.reset()).as("actions of a model").isLessThan(A_PAGE);
        }
        assertThat(stores.actionViews
                        .page(new ActionFilter("old", FIRST.plusSeconds(3600), FIRST.plusSeconds(7200)), null, LIMIT)
                        .items())
                .hasSize(LIMIT)
                .allSatisfy(
                        action -> assertThat(action.at()).isBetween(FIRST.plusSeconds(3600), FIRST.plusSeconds(7199)));
        assertThat(scanned.reset()).as("actions of an hour").isLessThan(MOST);

        assertThat(stores.revisions.read()).isEqualTo(stores.revisions.read());
        assertThat(scanned.reset()).as("two looks for changes").isLessThan(4 * A_PAGE);
        stores.execute("update model set id = 'old' where id = 'm1'");
        stores.revisions.read(List.of("old", "none"));
        assertThat(scanned.reset()).as("a look for changes of two models").isLessThan(A_PAGE);
        stores.revisions.read(
                IntStream.range(2, 202).mapToObj(model -> "m" + model).toList());
        assertThat(scanned.reset()).as("a look for changes of many models").isLessThan(A_PAGE);

        assertThat(stores.counts.read().counts().stream()
                        .mapToLong(ModelCounts.Count::models)
                        .sum())
                .isEqualTo(FilledStores.MODELS);
        assertThat(scanned.reset()).as("counts").isLessThan(4 * FilledStores.MODELS);

        var none = new EventFilter(false, null, null, null, null, null, "no such text");
        assertThat(stores.eventViews.page(none, null, LIMIT).next()).isNotNull();
        assertThat(scanned.reset()).as("events by text").isLessThan(MOST);
        var hour = new EventFilter(
                false, Outcome.STALE, "old", null, FIRST.plusSeconds(3600), FIRST.plusSeconds(7200), null);
        assertThat(stores.eventViews.page(hour, null, LIMIT).items())
                .hasSize(LIMIT)
                .allSatisfy(event ->
                        assertThat(event.receivedAt()).isBetween(FIRST.plusSeconds(3600), FIRST.plusSeconds(7199)));
        assertThat(scanned.reset()).as("events of an hour").isLessThan(MOST);
        assertThat(stores.modelViews
                        .page(new ModelFilter(Sync.SYNCED, Health.DEGRADED, null, null, null, "no"), null, LIMIT)
                        .items())
                .isEmpty();
        assertThat(scanned.reset()).as("models by text").isLessThan(MOST);
    }

    /** Whoever looks for an id finds it, however many there are. */
    @ParameterizedTest
    @EnumSource
    void findsWhatBeginsWithATextFirst(Stores.Kind kind) {
        var filled = FilledStores.of(kind);
        var stores = filled.stores();
        stores.execute("update model set id = 'z' || id where id in ('m4711', 'm4712')");
        stores.execute("update model set id = 'a-zm47' where id = 'm1'");
        stores.execute(
                """
                insert into model (id, dataset_id, event_seq, wanted_at, generation, sync, health, since, attempts,
                    maybe_written, paused, claim)
                select 'b' || id, 'd', event_seq, wanted_at, 1, sync, health, since, 0, false, false, 0
                from model where id like 'm1%'""");
        filled.scanned().reset();

        var one = stores.modelViews.page(new ModelFilter(null, null, null, null, null, "zm4711"), null, LIMIT);
        assertThat(one.items()).extracting(Model::id).containsExactly("zm4711");
        var first = stores.modelViews.page(new ModelFilter(null, null, null, null, null, "zm47"), null, LIMIT);
        assertThat(first.items()).extracting(Model::id).containsExactly("zm4711", "zm4712", "a-zm47");
        assertThat(stores.modelViews
                        .page(new ModelFilter(null, Health.DEGRADED, null, null, null, "zm47"), null, LIMIT)
                        .items())
                .extracting(Model::id)
                .containsExactly("zm4712");
        var shown = new ArrayList<String>();
        @Nullable String after = null;
        do {
            var page = stores.modelViews.page(new ModelFilter(null, null, null, null, null, "m47"), after, 10);
            page.items().forEach(model -> shown.add(model.id()));
            after = page.next();
        } while (after != null);
        assertThat(shown).startsWith("m47", "m470", "m4700").contains("zm4711").doesNotHaveDuplicates();
        filled.scanned().reset();

        var event = stores.eventViews.page(new EventFilter(false, null, null, null, null, null, "id5"), null, LIMIT);
        assertThat(event.items().get(0).id()).isEqualTo("id5");
        assertThat(event.items()).extracting(StoredEvent::seq).doesNotHaveDuplicates();
        assertThat(filled.scanned().reset()).isLessThan(MOST);
        assertThat(stores.eventViews
                        .page(new EventFilter(false, null, null, null, null, null, "no\u0000id"), null, LIMIT)
                        .items())
                .isEmpty();
    }

    /** Whoever looks for a model by its name finds it, however many there are. */
    @ParameterizedTest
    @EnumSource
    void findsWhatIsCalledLikeATextFirst(Stores.Kind kind) {
        var filled = FilledStores.of(kind);
        var stores = filled.stores();
        stores.execute("update model set name = 'Team ' || id, name_lower = 'team ' || id where id <> 'm1'");
        stores.execute("update model set id = 'z' || id where id in ('m4711', 'm4712')");
        stores.execute("update model set name = 'Überland Bikes', name_lower = 'überland bikes' where id = 'zm4711'");
        stores.execute("update model set name = 'bikes', name_lower = 'bikes' where id = 'zm4712'");
        stores.execute("analyze");
        filled.scanned().reset();

        assertThat(ids(stores, "überland B")).containsExactly("zm4711");
        assertThat(ids(stores, "BIKES")).startsWith("zm4712");
        assertThat(filled.scanned().reset()).isLessThan(2 * MOST);
        // What is found by both is there once.
        assertThat(ids(stores, "m47")).startsWith("m47", "m470").doesNotHaveDuplicates();
        assertThat(ids(stores, "team m4711")).isEmpty();
        assertThat(ids(stores, "team m471")).contains("m471", "m4710");
        assertThat(ids(stores, "%")).isEmpty();
        // Also if ids that begin so are more than a page has.
        stores.execute("update model set name = 'm12 shop', name_lower = 'm12 shop' where id = 'm9'");
        assertThat(ids(stores, "m12")).startsWith("m12", "m120").contains("m9").doesNotHaveDuplicates();
        var shown = new ArrayList<String>();
        @Nullable String after = null;
        do {
            var page = stores.modelViews.page(new ModelFilter(null, null, null, null, null, "team m47"), after, 10);
            page.items().forEach(model -> shown.add(model.id()));
            after = page.next();
        } while (after != null);
        assertThat(shown).contains("m47", "m470", "m4709", "m4799").doesNotHaveDuplicates();
    }

    private static List<String> ids(Stores stores, String text) {
        return stores.modelViews.page(new ModelFilter(null, null, null, null, null, text), null, LIMIT).items().stream()
                .map(Model::id)
                .toList();
    }

    private static EventFilter events(boolean open, Outcome outcome, String model, String source) {
        return new EventFilter(open, outcome, model, source, null, null, null);
    }

    private static ModelFilter models(Sync sync, Health health, Category category) {
        return new ModelFilter(sync, health, category, null, null, null);
    }

    /** Most models are not due at all, which must cost nothing. */
    @ParameterizedTest
    @EnumSource
    void looksAtWhatIsDueAlone(Stores.Kind kind) {
        var filled = FilledStores.of(kind);
        var stores = filled.stores();
        var scanned = filled.scanned();
        stores.execute("update model set due_at = current_timestamp where id = 'm77'");

        assertThat(stores.agenda.look().models()).isTrue();
        assertThat(scanned.reset()).as("whether something is due").isLessThan(A_PAGE);
        assertThat(stores.backlog.isFull()).isFalse();
        assertThat(scanned.reset()).as("how much is due").isLessThan(A_PAGE);
        assertThat(stores.claims.claim(LIMIT, "n1", Duration.ofMinutes(1), null))
                .extracting(Claim::modelId)
                .containsExactly("m77");
        assertThat(scanned.reset()).as("what is due").isLessThan(A_PAGE);
    }

    @ParameterizedTest
    @EnumSource
    void acceptsWithoutGoingThroughWhatTheSourceSentBefore(Stores.Kind kind) {
        var filled = FilledStores.of(kind);
        var events = IntStream.range(0, LIMIT)
                .mapToObj(number -> new Event("/new", "another" + number, null, "m" + number, "d", null))
                .toList();

        filled.stores().intake.accept(events);

        assertThat(filled.scanned().reset()).isLessThan(A_PAGE);
    }
}
