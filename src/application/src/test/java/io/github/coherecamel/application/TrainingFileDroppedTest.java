package io.github.coherecamel.application;

import static io.github.coherecamel.application.SimulatedCohere.DATASET;
import static io.github.coherecamel.application.SimulatedCohere.MODEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.coherecamel.application.wanted.Category;
import io.github.coherecamel.simulator.ApiOperation;
import io.github.coherecamel.simulator.Fault;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The story of {@code routes/training-file-dropped.yaml}. */
@QuarkusTest
@QuarkusTestResource(SimulatedCohere.class)
class TrainingFileDroppedTest extends ControllerTest {

    Path folder;

    private Inbox inbox;

    @BeforeEach
    void findTheInbox() {
        inbox = new Inbox(folder);
    }

    @Test
    void pointsTheModelAtTheDatasetOfTheFile() throws IOException {
        inbox.drop("of-its-own.jsonl", SimulatedCohere.demo("support-conversations.jsonl"));

        inbox.awaitDone("of-its-own.jsonl");
        var dataset = inUse();
        assertThat(dataset).startsWith("of-its-own-").isNotEqualTo(DATASET);
        assertThat(cohere.dataset(dataset).path("validation_status").asText()).isEqualTo("validated");
        assertThat(updates()).isEqualTo(1);
        assertThat(inbox.folder().resolve("accepted")).isEmptyDirectory();
    }

    @Test
    void uploadsNoContentTwice() throws IOException {
        var content = conversation("twice");
        inbox.drop("twice-first.jsonl", content);
        inbox.drop("twice-again.jsonl", content);
        inbox.awaitDone("twice-first.jsonl");

        inbox.awaitDone("twice-again.jsonl");

        assertThat(uploads()).isEqualTo(1);
        assertThat(updates()).isEqualTo(1);
    }

    @Test
    void goesBackToAnEarlierFile() throws IOException {
        var content = conversation("back");
        inbox.drop("back-a.jsonl", content);
        inbox.awaitDone("back-a.jsonl");
        var dataset = inUse();
        inbox.drop("back-b.jsonl", conversation("other"));
        inbox.awaitDone("back-b.jsonl");
        assertThat(inUse()).isNotEqualTo(dataset);

        inbox.drop("back-a-again.jsonl", content);

        inbox.awaitDone("back-a-again.jsonl");
        assertThat(inUse()).isEqualTo(dataset);
        assertThat(uploads()).isEqualTo(2);
    }

    @Test
    void uploadsAnEarlierFileAgainWhoseDatasetHasExpired() throws IOException {
        var content = conversation("expired");
        inbox.drop("expired.jsonl", content);
        inbox.awaitDone("expired.jsonl");
        var expired = inUse();
        cohere.advanceClock(Duration.ofDays(31));

        inbox.drop("expired-again.jsonl", content);

        inbox.awaitDone("expired-again.jsonl");
        assertThat(inUse()).startsWith("expired-again-").isNotEqualTo(expired);
        assertThat(uploads()).isEqualTo(2);
    }

    @Test
    void uploadsAnEarlierFileAgainWhoseDatasetIsNoGood() throws IOException {
        var content = conversation("failed");
        inbox.drop("no-good.jsonl", content);
        inbox.awaitDone("no-good.jsonl");
        cohere.setDatasetStatus(inUse(), "failed");

        inbox.drop("no-good-again.jsonl", content);

        inbox.awaitDone("no-good-again.jsonl");
        assertThat(inUse()).startsWith("no-good-again-");
    }

    @Test
    void endsWithTheFileThatWasDroppedLast() throws IOException {
        var modified = Instant.now();
        for (var name : new String[] {"one", "two", "three"}) {
            // The order counts in which they came, not the one in which they were written.
            modified = modified.minusSeconds(60);
            inbox.drop(name + ".jsonl", conversation(name), modified);
            inbox.awaitTick();
        }

        for (var name : new String[] {"one", "two", "three"}) {
            inbox.awaitDone(name + ".jsonl");
        }
        await().atMost(LONG).until(() -> inUse().startsWith("three-"));
    }

    @Test
    void keepsApartFilesOfOneNameThatFollowEachOther() throws IOException {
        cohere.inject(ApiOperation.CREATE_DATASET, Fault.delay(Duration.ofSeconds(1)));
        inbox.drop("daily.jsonl", conversation("first"));
        await().atMost(LONG).until(() -> uploads() == 1);

        inbox.drop("daily.jsonl", conversation("second"));

        await().atMost(LONG).until(() -> inbox.done("daily").size() == 2);
        assertThat(uploads()).isEqualTo(2);
        assertThat(inbox.done("daily")).anySatisfy(text -> assertThat(text).contains("first"));
        await().atMost(LONG).until(() -> lastDataset().equals(inUse()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "bad-json    | no JSON | invalid JSON",
                "wrong-roles | {\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]} | role 'user'",
            })
    void setsAMalformedFileAsideAndLeavesTheModelAlone(String name, String content, String reason) throws IOException {
        inbox.drop(name + ".jsonl", content);

        assertThat(inbox.awaitFailed(name + ".jsonl")).contains(reason).contains(MODEL);
        assertThat(inUse()).isEqualTo(DATASET);
        assertThat(updates()).isZero();
    }

    @Test
    void setsAFileAsideThatIsEmpty() throws IOException {
        inbox.drop("empty.jsonl", "");
        Files.createFile(folder.resolve("empty.jsonl.done"));

        assertThat(inbox.awaitFailed("empty.jsonl")).contains("the file is empty");
        assertThat(uploads()).isZero();
    }

    @Test
    void setsAFileAsideThatTheApiRefuses() throws IOException {
        cohere.inject(ApiOperation.CREATE_DATASET, Fault.error(422, "the file has no header"));

        inbox.drop("refused.jsonl", conversation("refused"));

        assertThat(inbox.awaitFailed("refused.jsonl")).contains("the file has no header");
        assertThat(inUse()).isEqualTo(DATASET);
    }

    @Test
    void appliesAFileThatWasMendedAfterItFailed() throws IOException {
        inbox.drop("mended.jsonl", "no JSON");
        inbox.awaitFailed("mended.jsonl");

        inbox.drop("mended.jsonl", conversation("mended"));

        inbox.awaitDone("mended.jsonl");
        assertThat(inUse()).startsWith("mended-");
    }

    @Test
    void tellsTheApiASuffixInLowerCase() throws IOException {
        inbox.drop("LOUD.JSONL", conversation("loud"));

        inbox.awaitDone("LOUD.JSONL");

        assertThat(inUse()).startsWith("loud-");
    }

    @ParameterizedTest
    @CsvSource({
        "CREATE_DATASET, 503",
        "CREATE_DATASET, 429",
        "CREATE_DATASET, 402",
        "CREATE_DATASET, 403",
        "CREATE_DATASET, 404",
        "GET_FINETUNED_MODEL, 503",
        "GET_FINETUNED_MODEL, 404",
    })
    void waitsAsLongAsAFileCannotBeTaken(ApiOperation operation, int status) throws IOException {
        cohere.inject(operation, Fault.status(status), 3);
        var name = "waits-" + operation + "-" + status + ".jsonl";

        inbox.drop(name, conversation(name));

        inbox.awaitDone(name);
        assertThat(cohere.requests(operation).size()).isGreaterThan(3);
    }

    @Test
    void holdsForAKeyThatDoesNotWorkAndGoesOnByItself() throws IOException {
        cohere.injectAlways(Fault.error(401, "invalid api token"));
        inbox.drop("night-1.jsonl", conversation("night"));
        inbox.drop("night-2.jsonl", conversation("night"));
        await().atMost(LONG).until(() -> holds.read().holdCategory() == Category.CREDENTIALS);

        cohere.clearFaults();

        inbox.awaitDone("night-1.jsonl");
        inbox.awaitDone("night-2.jsonl");
        await().atMost(LONG).until(() -> inUse().startsWith("night-2-"));
    }

    private String lastDataset() {
        var last = database.inTransaction(transaction -> transaction
                .sql()
                .createQuery("select dataset_id from event order by happened_at desc limit 1")
                .mapTo(String.class)
                .one());
        return String.valueOf(last);
    }

    private long uploads() {
        return cohere.requests(ApiOperation.CREATE_DATASET).size();
    }

    private long updates() {
        return cohere.requests(ApiOperation.UPDATE_FINETUNED_MODEL).size();
    }

    /** Two conversations that no other test has: content is remembered. */
    private static String conversation(String topic) {
        return Conversations.about(topic + " " + UUID.randomUUID());
    }
}
