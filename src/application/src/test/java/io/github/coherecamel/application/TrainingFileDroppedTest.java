package io.github.coherecamel.application;

import static io.github.coherecamel.application.SimulatedCohere.DATASET;
import static io.github.coherecamel.application.SimulatedCohere.MODEL;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.simulator.ApiOperation;
import io.github.coherecamel.simulator.CohereSimulator;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The story of {@code routes/training-file-dropped.yaml}. */
@QuarkusTest
@QuarkusTestResource(SimulatedCohere.class)
class TrainingFileDroppedTest {

    CohereSimulator cohere;
    Path folder;

    private Inbox inbox;

    @BeforeEach
    void startAnew() {
        cohere.reset();
        inbox = new Inbox(folder);
    }

    @Test
    void pointsTheModelAtTheDatasetOfTheFile() throws IOException {
        inbox.drop("support.jsonl", SimulatedCohere.demo("support-conversations.jsonl"));

        inbox.awaitDone("support.jsonl");
        var dataset = datasetOfModel();
        assertThat(dataset).startsWith("support-").isNotEqualTo(DATASET);
        assertThat(cohere.dataset(dataset).path("validation_status").asText()).isEqualTo("validated");
        assertThat(updates()).isEqualTo(1);
    }

    @Test
    void changesNothingForTheSameContentAgain() throws IOException {
        var content = conversation("changes nothing");
        inbox.drop("first.jsonl", content);
        inbox.awaitDone("first.jsonl");
        var dataset = datasetOfModel();

        inbox.drop("again.jsonl", content);

        inbox.awaitDone("again.jsonl");
        assertThat(datasetOfModel()).isEqualTo(dataset);
        assertThat(cohere.requests(ApiOperation.CREATE_DATASET)).hasSize(1);
        assertThat(updates()).isEqualTo(1);
    }

    @Test
    void endsWithTheFileThatWasDroppedLast() throws IOException {
        var modified = Instant.now().minusSeconds(60);
        for (var name : new String[] {"one", "two", "three"}) {
            modified = modified.plusSeconds(1);
            inbox.drop(name + ".jsonl", conversation(name), modified);
        }

        for (var name : new String[] {"one", "two", "three"}) {
            inbox.awaitDone(name + ".jsonl");
        }
        assertThat(datasetOfModel()).startsWith("three-");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "bad-json    | no JSON | invalid JSON",
                "wrong-roles | {\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]} | role 'user'",
                "empty       | `` | the body is empty",
            })
    void setsAMalformedFileAsideAndLeavesTheModelAlone(String name, String content, String reason) throws IOException {
        inbox.drop(name + ".jsonl", content);

        assertThat(inbox.awaitFailed(name + ".jsonl")).contains(reason);
        assertThat(datasetOfModel()).isEqualTo(DATASET);
        assertThat(updates()).isZero();
    }

    @Test
    void appliesAFileThatWasMendedAfterItFailed() throws IOException {
        inbox.drop("mended.jsonl", "no JSON");
        inbox.awaitFailed("mended.jsonl");

        inbox.drop("mended.jsonl", conversation("mended"));

        inbox.awaitDone("mended.jsonl");
        assertThat(datasetOfModel()).startsWith("mended-");
    }

    private String datasetOfModel() {
        return cohere.model(MODEL).at("/settings/dataset_id").asText();
    }

    private long updates() {
        return cohere.requests(ApiOperation.UPDATE_FINETUNED_MODEL).size();
    }

    /** Two conversations that no other test has: the application remembers what it applied. */
    private static String conversation(String topic) {
        var line =
                """
                {"messages":[{"role":"User","content":"%1$s %2$s?"},{"role":"Chatbot","content":"%3$s."}]}
                """;
        var unique = UUID.randomUUID();
        return line.formatted(topic, unique, "Yes") + line.formatted(topic, unique, "No");
    }
}
