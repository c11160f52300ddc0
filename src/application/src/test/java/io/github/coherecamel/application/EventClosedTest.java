package io.github.coherecamel.application;

import static io.github.coherecamel.application.SimulatedCohere.DATASET;
import static io.github.coherecamel.application.SimulatedCohere.MODEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.coherecamel.application.event.Event;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The story of {@code routes/event-closed.yaml}. */
@QuarkusTest
@QuarkusTestResource(SimulatedCohere.class)
class EventClosedTest extends ControllerTest {

    Path folder;

    @Test
    void isToldOfAnEventThatIsOfNoFile() {
        var seq = accept(MODEL, DATASET, null).seq();

        await().atMost(LONG).until(() -> count("event where outcome = 'UNCHANGED' and seq = " + seq) == 1);
        await().atMost(LONG).until(() -> count("notification where event_seq = " + seq) == 0);
    }

    @Test
    void isToldOfAllHoweverManyAreClosedAtOnce() {
        var events = IntStream.range(0, 2_000)
                .mapToObj(number -> new Event("/many", "" + number, null, MODEL, DATASET, null))
                .toList();

        intake.accept(events);

        // Those that one look finds, once each poll interval, would take minutes.
        await().atMost(LONG).until(() -> count("event where outcome is null and source = '/many'") == 0);
        await().atMost(LONG).until(() -> count("notification") == 0);
    }

    @Test
    void movesTheFileAndOverwritesNone() throws IOException {
        var inbox = new Inbox(folder);
        inbox.drop("same.jsonl", "no JSON");
        inbox.awaitFailed("same.jsonl");
        inbox.drop("same.jsonl", "no JSON either");

        await().atMost(LONG).until(() -> inbox.failed("same").size() == 4);

        assertThat(inbox.failed("same"))
                .contains("no JSON", "no JSON either")
                .filteredOn(text -> text.contains("invalid JSON"))
                .hasSize(2);
        await().atMost(LONG).until(() -> count("arrival") == 0);
    }

    private long count(String what) {
        return database.inTransaction(transaction -> transaction
                .sql()
                .createQuery("select count(*) from " + what)
                .mapTo(Long.class)
                .one());
    }
}
