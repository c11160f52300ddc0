package io.github.coherecamel.application.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.application.wanted.Outcome;
import io.github.coherecamel.application.wanted.StoredEvent;
import io.github.coherecamel.application.wanted.Stores;
import io.github.coherecamel.dataset.CohereDatasetHeaders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of files, with the database that knows of them and with what happens to both. */
class InboxesTest extends FilesTest {

    private Stores stores;
    private Inboxes inboxes;
    private Turns turns;
    private TrainingFiles files;

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
        stores = kind.empty();
        var config = config("cohere.files.inbox", folder.toString(), "cohere.files.stable-for", "0s");
        var said = new Said();
        var arrivals = new Arrivals(stores.database);
        inboxes = new Inboxes(config, arrivals, said, clock::nanoTime, new Random(1), Files::list);
        turns = new Turns(clock::nanoTime, failures -> Duration.ZERO);
        var events = new FileEvents(stores.intake, arrivals, inboxes, turns, said);
        // Whether all is held is asked before a file is opened, which the tests do by themselves.
        files = new TrainingFiles(inboxes, arrivals, new UploadedFiles(stores.database), events, null, turns, config);
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

    /** Does what the route does, with an API that makes this dataset of whatever is uploaded. */
    private void take(String dataset) throws IOException {
        for (var arrival : inboxes.look()) {
            Exchange exchange = new DefaultExchange(new DefaultCamelContext());
            exchange.getMessage().setBody(arrival);
            files.open(exchange);
            if (!exchange.isRouteStop()) {
                exchange.getMessage().setHeader(CohereDatasetHeaders.DATASET_ID, dataset);
                files.accept(exchange);
            }
            turns.end(arrival);
        }
    }

    private void succeed() {
        var claim = stores.claimOne();
        assertThat(stores.end(claim, Stores.updated(claim))).isTrue();
    }

    private List<StoredEvent> events() {
        return stores.database.inTransaction(transaction -> transaction
                .sql()
                .createQuery("select * from event order by seq")
                .mapTo(StoredEvent.class)
                .list());
    }
}
