package io.github.coherecamel.application.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.application.wanted.ScannedRows;
import io.github.coherecamel.application.wanted.Stores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Counts what is looked at while many files wait: as much for each that is finished, however many there are. */
class ManyFilesTest extends StoredFilesTest {

    private static final int FILES = 20;
    /** Of which the files need not be there. */
    private static final int ROWS = 5_000;

    /** Far less than all of them. */
    private static final int FEW = ROWS / 10;

    private final ScannedRows scanned = new ScannedRows();
    private final AtomicLong listed = new AtomicLong();

    @ParameterizedTest
    @EnumSource
    void areNotAllLookedAtForEachThatIsFinished(Stores.Kind kind) throws IOException {
        open(kind);
        for (var file = 0; file < FILES; file++) {
            Files.writeString(folder.resolve(file + ".jsonl"), "content " + file);
        }
        inboxes.look();
        waitAsWell(kind);

        for (var file = 0; file < FILES; file++) {
            var next = inboxes.next(MODEL);
            assertThat(next).isPresent();
            accept(next.get());
            succeed();
            scanned.reset();
            listed.set(0);

            inboxes.finish(source(), lastEvent());
            assertThat(inboxes.next(MODEL)).isPresent();
            assertThat(inboxes.look()).hasSize(1);

            assertThat(scanned.reset()).as("rows").isBetween(1L, (long) FEW);
            assertThat(listed).as("entries of folders").hasValueLessThan(FEW);
        }
        assertThat(folder.resolve("done")).isDirectoryContaining(path -> path.endsWith("19.jsonl"));
    }

    /** Somebody may have put them there, or the database may be an older one. */
    @ParameterizedTest
    @EnumSource
    void areAllLookedAtOnceAMinuteAndWhenNoneWaitsAnyMore(Stores.Kind kind) throws IOException {
        openWithOneThatWaits(kind);
        unknown("20261127-120000-000000-0001-unknown.jsonl");

        assertThat(inboxes.look()).hasSize(1);
        assertThat(waiting()).isEqualTo(1);
        clock.advance(Duration.ofMinutes(1));
        inboxes.look();
        assertThat(waiting()).isEqualTo(2);

        unknown("20261127-120000-000000-0002-unknown.jsonl");
        for (var tries = 0; tries < 10; tries++) {
            for (var arrival : inboxes.look()) {
                accept(arrival);
            }
        }
        assertThat(events()).isEqualTo(3);
    }

    /** As when it came by HTTP to a process that has the database, and not the inbox. */
    @ParameterizedTest
    @EnumSource
    void areNotInTheWayOfWhatAnotherProcessHasWrittenDown(Stores.Kind kind) throws IOException {
        openWithOneThatWaits(kind);

        waitOfOtherModels(kind, 1);

        assertThat(inboxes.look()).extracting(Arrival::modelId).containsExactlyInAnyOrder(MODEL, "m1");
    }

    @ParameterizedTest
    @EnumSource
    void ofManyModelsAreGoneOnWithInTurn(Stores.Kind kind) throws IOException {
        openWithOneThatWaits(kind);
        waitOfOtherModels(kind, ROWS);

        scanned.reset();
        var first = inboxes.look();
        assertThat(scanned.reset()).as("rows").isBetween(1L, (long) FEW);
        var looked = first.stream().map(Arrival::modelId).collect(Collectors.toSet());
        while (looked.size() <= ROWS) {
            assertThat(inboxes.look()).isNotEmpty().allMatch(arrival -> looked.add(arrival.modelId()));
        }

        assertThat(inboxes.look()).isEqualTo(first);
    }

    private void open(Stores.Kind kind) {
        open(kind.empty(scanned::in), this::list);
    }

    /** One was dropped, and is known. */
    private void openWithOneThatWaits(Stores.Kind kind) throws IOException {
        open(kind);
        Files.writeString(folder.resolve("waits.jsonl"), "waits");
        inboxes.look();
    }

    private Stream<Path> list(Path path) throws IOException {
        try (var entries = Files.list(path)) {
            var all = entries.toList();
            listed.addAndGet(all.size());
            return all.stream();
        }
    }

    private void unknown(String name) throws IOException {
        Files.writeString(folder.resolve(".work").resolve(name), name);
    }

    /** Later ones of the same model, so many that a database would rather look at an index than at them all. */
    private void waitAsWell(Stores.Kind kind) {
        wait(kind, "'" + MODEL + "'", ROWS);
    }

    private void waitOfOtherModels(Stores.Kind kind, int models) {
        wait(kind, "'m' || x", models);
    }

    private void wait(Stores.Kind kind, String model, int rows) {
        stores.execute(
                """
                insert into arrival (id, inbox, name, model_id, type, arrived_at, stamp, attempts)
                select 'w' || x, (select max(inbox) from arrival), 'n', %s, 't', current_timestamp, 's', 0 from %s"""
                        .formatted(
                                model,
                                (kind == Stores.Kind.H2
                                                ? "system_range(1, %d) as r(x)"
                                                : "generate_series(1, %d) as r(x)")
                                        .formatted(rows)));
        stores.execute("analyze");
    }

    private void accept(Arrival arrival) throws IOException {
        take(arrival, "dataset of " + arrival.name());
    }

    private String source() {
        return inboxes.all().get(0).source();
    }

    private long lastEvent() {
        return count("select max(seq) from event");
    }

    private long events() {
        return count("select count(*) from event");
    }

    private long waiting() {
        return count("select count(*) from arrival where event_seq is null");
    }

    private long count(String sql) {
        return stores.database.inTransaction(transaction ->
                transaction.sql().createQuery(sql).mapTo(Long.class).one());
    }
}
