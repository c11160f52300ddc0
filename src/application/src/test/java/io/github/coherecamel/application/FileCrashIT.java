package io.github.coherecamel.application;

import static io.github.coherecamel.application.SimulatedCohere.MODEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.coherecamel.simulator.ApiOperation;
import io.github.coherecamel.simulator.CohereSimulator;
import io.github.coherecamel.simulator.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A file that was dropped gets to its place, and its model to its dataset, however the controller ends meanwhile. */
class FileCrashIT {

    /** Only a hang lasts so long: the application starts within it, twice in some tests, beside others that do. */
    private static final Duration LONG = Duration.ofMinutes(5);

    private static final String LINE =
            """
            {"messages":[{"role":"User","content":"%1$s %2$d?"},{"role":"Chatbot","content":"Yes."}]}
            """;

    @TempDir
    Path folder;

    private CohereSimulator cohere;
    private Inbox inbox;

    @BeforeEach
    void startCohere() throws IOException {
        cohere = CohereSimulator.builder()
                .apiKey("secret")
                .validationTime(Duration.ofMinutes(10))
                .seed(SimulatedCohere.demo("models.json"))
                .start();
        inbox = new Inbox(folder.resolve("inbox"));
    }

    @AfterEach
    void stopCohere() {
        cohere.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"GET_FINETUNED_MODEL", "CREATE_DATASET", "GET_DATASET", "UPDATE_FINETUNED_MODEL"})
    void losesNoFileWhenKilledInACall(ApiOperation operation) throws Exception {
        cohere.inject(operation, Fault.stall());
        inbox.drop("support.jsonl", content("support"));
        try (var application = start()) {
            await().atMost(LONG).until(() -> validated() && wasCalled(operation));
            application.kill();
        }

        try (var application = start()) {
            awaitDone("support.jsonl");
            assertThat(application.log()).doesNotContain("FAILED");
        }
        assertThat(inUse()).startsWith("support-");
    }

    @Test
    void leavesAFileThatIsBeingValidatedWhereItIsWhenAskedToStop() throws Exception {
        inbox.drop("support.jsonl", content("support"));
        try (var application = start()) {
            await().atMost(LONG).until(() -> wasCalled(ApiOperation.GET_DATASET));

            application.stop();

            application.awaitExit();
        }
        assertThat(inbox.folder().resolve("failed")).isEmptyDirectory();
        assertThat(inbox.folder().resolve("accepted")).isNotEmptyDirectory();

        try (var application = start()) {
            awaitDone("support.jsonl");
            assertThat(application.log()).contains("APPLIED");
        }
        assertThat(cohere.requests(ApiOperation.CREATE_DATASET)).hasSize(1);
    }

    @Test
    void keepsApartFilesOfOneNameWhenKilledBetweenThem() throws Exception {
        cohere.inject(ApiOperation.CREATE_DATASET, Fault.stall());
        inbox.drop("daily.jsonl", content("monday"));
        try (var application = start()) {
            await().atMost(LONG).until(() -> wasCalled(ApiOperation.CREATE_DATASET));
            inbox.drop("daily.jsonl", content("tuesday"));
            application.kill();
        }

        try (var application = start()) {
            await().atMost(LONG).until(() -> validated() && inbox.done("daily").size() == 2);
            assertThat(inbox.done("daily")).containsExactlyInAnyOrder(content("monday"), content("tuesday"));
            application.stop();
            application.awaitExit();
        }
        // Both are called daily; the one of tuesday was uploaded last.
        var uploads = cohere.requests(ApiOperation.CREATE_DATASET);
        assertThat(uploads).hasSize(3);
        assertThat(cohere.model(MODEL).at("/settings/dataset_id").asText()).startsWith("daily-");
        assertThat(cohere.requests(ApiOperation.UPDATE_FINETUNED_MODEL)).last().satisfies(update -> assertThat(
                        update.json().at("/settings/dataset_id").asText())
                .isEqualTo(inUse()));
    }

    @Test
    void remembersOverARestartWhatItUploaded() throws Exception {
        for (var name : new String[] {"a", "b", "a-again"}) {
            inbox.drop(name + ".jsonl", content(name.substring(0, 1)));
            try (var application = start()) {
                awaitDone(name + ".jsonl");
                application.kill();
            }
        }

        assertThat(inUse()).startsWith("a-");
        assertThat(cohere.requests(ApiOperation.CREATE_DATASET)).hasSize(2);
    }

    @Test
    void takesFilesUpAnewWhenTheDatabaseIsLost() throws Exception {
        inbox.drop("support.jsonl", content("support"));
        try (var application = start()) {
            await().atMost(LONG).until(() -> wasCalled(ApiOperation.GET_DATASET));
            application.kill();
        }
        delete(folder.resolve("data"));

        try (var application = start()) {
            awaitDone("support.jsonl");
        }
        assertThat(inUse()).startsWith("support-");
    }

    @Test
    void takesTheFilesOfAnInboxInOneProcessOnly() throws Exception {
        try (var first = start()) {
            first.awaitLine("Listening on");
            inbox.drop("one.jsonl", content("one"));
            awaitDone("one.jsonl");
            var elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
            try (var second = start(elsewhere)) {
                second.awaitLine("Another process takes the files of inbox");
                inbox.drop("two.jsonl", content("two"));
                awaitDone("two.jsonl");
                assertThat(second.log()).doesNotContain("two.jsonl");

                first.kill();

                inbox.drop("three.jsonl", content("three"));
                awaitDone("three.jsonl");
                // Said when the file is there.
                second.awaitLine("three.jsonl is in done");
            }
        }
        assertThat(inUse()).startsWith("three-");
    }

    /** Lets validation end whenever something is being validated. */
    private boolean validated() {
        cohere.advanceClock(Duration.ofMinutes(10));
        return true;
    }

    private void awaitDone(String name) {
        await().atMost(LONG)
                .until(() -> validated()
                        && Files.exists(inbox.folder().resolve("done").resolve(name)));
    }

    private boolean wasCalled(ApiOperation operation) {
        return !cohere.requests(operation).isEmpty();
    }

    private String inUse() {
        return cohere.model(MODEL).at("/settings/dataset_id").asText();
    }

    private static String content(String topic) {
        return LINE.formatted(topic, 1) + LINE.formatted(topic, 2);
    }

    private RunningApplication start() throws IOException {
        return start(folder);
    }

    private RunningApplication start(Path where) throws IOException {
        var environment = new HashMap<>(Map.of(
                "CO_API_URL", cohere.baseUrl().toString(),
                "CO_API_KEY", "secret",
                "COHERE_MODEL_ID", MODEL,
                "COHERE_INBOX", inbox.folder().toString(),
                "COHERE_FILES_INTERVAL", "100ms",
                "COHERE_FILES_STABLE_FOR", "100ms",
                "COHERE_RECONCILE_VALIDATION_INTERVAL", "1s"));
        return RunningApplication.start(where, environment);
    }

    private static void delete(Path tree) throws IOException {
        try (var files = Files.walk(tree)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
