package io.github.coherecamel.application.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.application.wanted.Outcome;
import io.github.coherecamel.application.wanted.StoredEvent;
import io.github.coherecamel.application.wanted.Stores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of files, with the database that knows of them and with what happens to both. */
class InboxesTest extends StoredFilesTest {

    @ParameterizedTest
    @EnumSource
    void finishesAFileThatIsTheSameAlthoughItsStampIsNot(Stores.Kind kind) throws IOException {
        open(kind);
        drop("older.jsonl", "older");
        take("older-dataset");
        drop("newer.jsonl", "newer");
        take("newer-dataset");
        stores.execute("update arrival set stamp = 'that of another mount' where name = 'older.jsonl'");

        take("no-dataset");
        take("no-dataset");

        assertThat(folder.resolve("done/older.jsonl")).hasContent("older");
        assertThat(stores.model(MODEL).datasetId()).isEqualTo("newer-dataset");
        assertThat(events()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void letsNoLateWriterOvertakeWhatWasDroppedSince(Stores.Kind kind) throws IOException {
        open(kind);
        drop("late.jsonl", "half");
        take("half-dataset");
        drop("newer.jsonl", "newer");
        take("newer-dataset");

        write("late.jsonl", "half and half");
        for (var round = 0; round < 5; round++) {
            take("whole-dataset");
        }

        assertThat(folder.resolve("done/late.jsonl")).hasContent("half and half");
        assertThat(stores.model(MODEL).datasetId()).isEqualTo("newer-dataset");
        assertThat(events()).last().satisfies(event -> {
            assertThat(event.datasetId()).isEqualTo("whole-dataset");
            assertThat(event.outcome()).isEqualTo(Outcome.STALE);
        });
    }

    @ParameterizedTest
    @EnumSource
    void takesAgainWhatALateWriterHasWrittenIfNothingCameSince(Stores.Kind kind) throws IOException {
        open(kind);
        drop("late.jsonl", "half");
        take("half-dataset");
        write("late.jsonl", "half and half");

        succeed();
        for (var round = 0; round < 3; round++) {
            take("whole-dataset");
        }

        assertThat(stores.model(MODEL).datasetId()).isEqualTo("whole-dataset");
        succeed();
        take("no-dataset");
        assertThat(folder.resolve("done/late.jsonl")).hasContent("half and half");
    }

    @ParameterizedTest
    @EnumSource
    void goesOnWhenItsOwnFolderWasRemoved(Stores.Kind kind) throws IOException {
        open(kind);
        drop("accepted.jsonl", "accepted");
        take("dataset");
        for (var file : new String[] {"id", "lock"}) {
            Files.delete(folder.resolve(".work").resolve(file));
        }
        Files.delete(folder.resolve(".work"));

        succeed();
        drop("next.jsonl", "next");
        for (var round = 0; round < 3; round++) {
            take("next-dataset");
        }

        assertThat(lines).noneMatch(line -> line.contains("Cannot take files"));
        assertThat(folder.resolve("done/accepted.jsonl")).hasContent("accepted");
        assertThat(stores.model(MODEL).datasetId()).isEqualTo("next-dataset");
        assertThat(events()).hasSize(2);
    }

    /** As when the process is killed between the two, and the dataset has failed or gone since. */
    @ParameterizedTest
    @EnumSource
    void uploadsNothingAgainThatIsAnEventAlready(Stores.Kind kind) throws IOException {
        open(kind);
        drop("killed.jsonl", "killed");
        take("dataset");
        stores.execute("update arrival set event_seq = null");

        take("another-dataset");

        assertThat(events()).singleElement().satisfies(event -> assertThat(event.datasetId())
                .isEqualTo("dataset"));
        assertThat(lines).noneMatch(line -> line.contains("another-dataset"));
        succeed();
        take("no-dataset");
        assertThat(folder.resolve("done/killed.jsonl")).exists();
    }

    private void open(Stores.Kind kind) {
        open(kind.empty(), Files::list);
    }

    private void drop(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
    }

    /** Writes into a file that was accepted. */
    private void write(String name, String content) throws IOException {
        try (var accepted = Files.newDirectoryStream(folder.resolve("accepted"), "*-" + name)) {
            for (Path file : accepted) {
                Files.writeString(file, content, StandardOpenOption.TRUNCATE_EXISTING);
            }
        }
    }

    private void take(String dataset) throws IOException {
        for (var arrival : inboxes.look()) {
            take(arrival, dataset);
        }
    }

    private List<StoredEvent> events() {
        return stores.database.inTransaction(transaction -> transaction
                .sql()
                .createQuery("select * from event order by seq")
                .mapTo(StoredEvent.class)
                .list());
    }
}
