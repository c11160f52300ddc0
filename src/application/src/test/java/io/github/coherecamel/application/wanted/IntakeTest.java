package io.github.coherecamel.application.wanted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.coherecamel.application.event.Event;
import io.github.coherecamel.application.wanted.Receipt.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is accepted is written down once, and the newest is what is wanted. */
class IntakeTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @ParameterizedTest
    @EnumSource
    void writesDownWhatIsWantedAndMakesItDue(Stores.Kind kind) {
        var stores = kind.empty();

        var event = stores.accept("m", "d", null);

        assertThat(event.outcome()).isNull();
        assertThat(event.happenedAt()).isEqualTo(event.receivedAt());
        var model = stores.model("m");
        assertThat(model.datasetId()).isEqualTo("d");
        assertThat(model.eventSeq()).isEqualTo(event.seq());
        assertThat(model.generation()).isEqualTo(1);
        assertThat(model.sync()).isEqualTo(Sync.UNKNOWN);
        assertThat(model.health()).isEqualTo(Health.PROGRESSING);
        assertThat(stores.claimOne().datasetId()).isEqualTo("d");
    }

    @ParameterizedTest
    @EnumSource
    void changesNothingForTheSameEventAgain(Stores.Kind kind) {
        var stores = kind.empty();
        var event = new Event("/s", "1", NOON, "m", "d", "payload");
        var first = stores.intake.accept(List.of(event)).get(0);
        stores.accept("m", "e", NOON.plusSeconds(1));

        var again = stores.intake.accept(List.of(event)).get(0);

        assertThat(first.kind()).isEqualTo(Kind.ACCEPTED);
        assertThat(first.event().payload()).isEqualTo("payload");
        assertThat(again.kind()).isEqualTo(Kind.DUPLICATE);
        assertThat(again.event().seq()).isEqualTo(first.event().seq());
        assertThat(again.event().outcome()).isEqualTo(Outcome.SUPERSEDED);
        assertThat(stores.model("m").datasetId()).isEqualTo("e");
        assertThat(stores.model("m").generation()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void refusesAnotherEventWithTheSameSourceAndId(Stores.Kind kind) {
        var stores = kind.empty();
        stores.intake.accept(List.of(new Event("/s", "1", null, "m", "d", null)));

        assertThat(stores.intake
                        .accept(List.of(new Event("/s", "1", null, "m", "other", null)))
                        .get(0)
                        .kind())
                .isEqualTo(Kind.CONFLICT);
        assertThat(stores.intake
                        .accept(List.of(new Event("/t", "1", null, "m", "other", null)))
                        .get(0)
                        .kind())
                .isEqualTo(Kind.ACCEPTED);
    }

    @ParameterizedTest
    @EnumSource
    void takesTheNewestByTimeAndThenByArrival(Stores.Kind kind) {
        var stores = kind.empty();
        var first = stores.accept("m", "first", NOON);
        var late = stores.accept("m", "late", NOON.minus(1, ChronoUnit.MICROS));
        var same = stores.accept("m", "same-time", NOON);

        assertThat(stores.event(late).outcome()).isEqualTo(Outcome.STALE);
        assertThat(stores.event(late).closedAt()).isNotNull();
        assertThat(stores.event(first).outcome()).isEqualTo(Outcome.SUPERSEDED);
        assertThat(stores.event(same).outcome()).isNull();
        assertThat(stores.model("m").datasetId()).isEqualTo("same-time");
    }

    @ParameterizedTest
    @EnumSource
    void takesTheNewestOfThoseThatComeTogether(Stores.Kind kind) {
        var stores = kind.empty();
        var before = stores.accept("m", "before", NOON.minusSeconds(9));

        var receipts = stores.intake.accept(List.of(
                new Event("/s", "1", NOON, "m", "d1", null),
                new Event("/s", "2", NOON.plusSeconds(1), "m", "d2", null),
                new Event("/s", "3", NOON.minusSeconds(1), "m", "d3", null),
                new Event("/s", "1", NOON, "m", "d1", null),
                new Event("/s", "4", NOON, "other", "d4", null)));

        assertThat(receipts)
                .extracting(Receipt::kind)
                .containsExactly(Kind.ACCEPTED, Kind.ACCEPTED, Kind.ACCEPTED, Kind.DUPLICATE, Kind.ACCEPTED);
        assertThat(receipts.subList(0, 3))
                .extracting(receipt -> stores.event(receipt.event()).outcome())
                .containsExactly(Outcome.SUPERSEDED, null, Outcome.STALE);
        assertThat(stores.event(before).outcome()).isEqualTo(Outcome.SUPERSEDED);
        assertThat(stores.model("m").datasetId()).isEqualTo("d2");
        assertThat(stores.model("m").generation()).isEqualTo(3);
        assertThat(stores.model("m").eventSeq())
                .isEqualTo(receipts.get(1).event().seq());
        assertThat(stores.model("other").generation()).isEqualTo(1);
        assertThat(stores.count("notification")).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void tellsOfWhatItAcceptedAsItIsWrittenDown(Stores.Kind kind) {
        var stores = kind.empty();
        var open = new Event("/s", "1", NOON.plusNanos(1_234_567), "m", "d", "payload");
        var stale = new Event("/s", "2", NOON, "m", "e", null);

        var receipts = stores.intake.accept(List.of(open, stale));

        receipts.forEach(receipt -> assertThat(stores.event(receipt.event())).isEqualTo(receipt.event()));
    }

    @ParameterizedTest
    @EnumSource
    void leavesTheOutcomeOfWhatIsBeingBroughtAboutToWhoeverDoesSo(Stores.Kind kind) {
        var stores = kind.empty();
        var first = stores.accept("m", "d", null);
        stores.claimOne();

        stores.accept("m", "e", null);

        assertThat(stores.event(first).outcome()).isNull();
        assertThat(stores.claim()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void acceptsAllOfABatchOrNothing(Stores.Kind kind) {
        var stores = kind.empty();
        var tooLong = "x".repeat(1000);

        assertThatThrownBy(() -> stores.intake.accept(List.of(
                        new Event("/s", "1", null, "m", "d", null), new Event("/s", tooLong, null, "m", "d", null))))
                .isNotNull();

        assertThat(stores.count("event")).isZero();
        assertThat(stores.count("model")).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void writesDownOnceWhatItCouldNotRead(Stores.Kind kind) {
        var stores = kind.empty();

        var first = stores.intake.reject("kafka:topic", "0-17", "{", "it is not JSON");
        var again = stores.intake.reject("kafka:topic", "0-17", "{", "it is not JSON");

        assertThat(first.event().outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(first.event().reason()).isEqualTo("it is not JSON");
        assertThat(again.kind()).isEqualTo(Kind.DUPLICATE);
        assertThat(stores.count("notification")).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void keepsTheNewestWhateverTheOrderAndHoweverManyComeAtOnce(Stores.Kind kind) {
        var stores = kind.empty();
        var events = new ArrayList<Event>();
        for (var i = 0; i < 120; i++) {
            var event = new Event("/s", "" + i, NOON.plusSeconds(i), "m" + i % 3, "d" + i, null);
            events.addAll(List.of(event, event));
        }
        Collections.shuffle(events, new Random(4711));

        CompletableFuture.allOf(events.stream()
                        .map(event -> CompletableFuture.runAsync(() -> stores.intake.accept(List.of(event))))
                        .toArray(CompletableFuture[]::new))
                .join();

        for (var i = 0; i < 3; i++) {
            assertThat(stores.model("m" + i).datasetId()).isEqualTo("d" + (117 + i));
        }
        assertThat(stores.count("event")).isEqualTo(120);
        assertThat(stores.count("event where outcome is null")).isEqualTo(3);
        assertThat(stores.count("notification")).isEqualTo(117);
    }

    /** PostgreSQL is another process, which does so by its default settings. */
    @Test
    void hasOnTheDiskWhatItAcceptedBeforeItSaysSo() throws IOException {
        var stores = Stores.Kind.H2.empty();
        try (var recording = new Recording()) {
            recording.enable("jdk.FileForce").withoutThreshold();
            recording.start();
            stores.accept("m", "d", null);
            recording.stop();

            var file = Files.createTempFile("recording", ".jfr");
            recording.dump(file);
            assertThat(RecordingFile.readAllEvents(file))
                    .filteredOn(event -> event.getEventType().getName().equals("jdk.FileForce"))
                    .extracting(force -> force.getString("path"))
                    .anyMatch(path -> path.endsWith("controller.mv.db"));
        }
    }
}
