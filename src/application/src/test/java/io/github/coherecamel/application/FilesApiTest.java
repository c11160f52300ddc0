package io.github.coherecamel.application;

import static io.github.coherecamel.application.SimulatedCohere.MODEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.coherecamel.simulator.ApiOperation;
import io.github.coherecamel.simulator.Fault;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file is sent, and followed to its end. */
@QuarkusTest
@QuarkusTestResource(SimulatedCohere.class)
@TestProfile(FilesApiTest.Small.class)
class FilesApiTest extends ControllerTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Files are small, come in two at once, and those of one folder are for another model. */
    public static final class Small implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "cohere.files.upload.limit",
                    "100K",
                    "cohere.files.upload.in-flight",
                    "2",
                    "cohere.files.mapping[0].files",
                    "other/*",
                    "cohere.files.mapping[0].model-id",
                    "11111111-1111-4111-8111-111111111111");
        }
    }

    @TestHTTPResource("/")
    URI controller;

    Path folder;

    @Test
    void takesAFileAndTellsHowFarItHasComeUntilItsModelHasIt() throws Exception {
        var content = SimulatedCohere.demo("support-conversations.jsonl");

        var answer = send("name=support.jsonl", BodyPublishers.ofString(content));

        assertThat(answer.statusCode()).isEqualTo(202);
        var taken = JSON.readTree(answer.body());
        assertThat(taken.path("place").asText()).isEqualTo("WAITING");
        assertThat(taken.path("model_id").asText()).isEqualTo(MODEL);
        assertThat(answer.headers().firstValue("Location"))
                .hasValue("/files/" + taken.path("id").asText());
        var done = awaitFile(answer, file -> file.path("place").asText().equals("DONE"));
        assertThat(done.at("/model/sync").asText()).isEqualTo("SYNCED");
        assertThat(done.path("name").asText()).isEqualTo("support.jsonl");
        assertThat(done.path("bytes").asInt()).isEqualTo(content.getBytes(StandardCharsets.UTF_8).length);
        assertThat(done.path("dataset_id").asText()).isEqualTo(inUse()).startsWith("support-");
        assertThat(done.at("/event/outcome").asText()).isEqualTo("APPLIED");
        assertThat(done.at("/event/attempts/0/result").asText()).isEqualTo("UPDATED");
        new Inbox(folder).awaitDone("support.jsonl");
        // Now nothing but the event knows it.
        assertThat(get(answer)).isEqualTo(done);
    }

    @Test
    void overwritesNoFileOfTheSameName() throws Exception {
        var first = send("name=daily.jsonl", BodyPublishers.ofString(Conversations.about("monday")));
        var second = send("name=daily.jsonl", BodyPublishers.ofString(Conversations.about("tuesday")));

        awaitFile(first, file -> file.path("place").asText().equals("DONE"));
        awaitFile(second, file -> file.path("place").asText().equals("DONE"));

        await().atMost(LONG).until(() -> new Inbox(folder).done("daily").size() == 2);
        assertThat(new Inbox(folder).done("daily"))
                .containsExactlyInAnyOrder(Conversations.about("monday"), Conversations.about("tuesday"));
        assertThat(inUse()).isEqualTo(get(second).path("dataset_id").asText());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            textBlock =
                    """
                    |no JSON|, row 1
                    |{"messages":[{"role":"User","content":"Hi?"},{"role":"Chatbot","content":"Hi."}]}\n{"messages":[|, row 2
                    """)
    void saysInWhichLineAMalformedFileIsWrong(String content, String line) throws Exception {
        var answer = send("name=malformed.jsonl", BodyPublishers.ofString(content.replace("\\n", "\n")));

        var failed = awaitFile(answer, file -> file.path("place").asText().equals("FAILED"));

        assertThat(failed.path("reason").asText()).contains(line);
        assertThat(failed.path("model_id").asText()).isEqualTo(MODEL);
        assertThat(failed.at("/event/reason")).isEqualTo(failed.path("reason"));
    }

    @Test
    void saysWhyAFileWaits() throws Exception {
        cohere.injectAlways(ApiOperation.CREATE_DATASET, Fault.status(503));
        var answer = send("name=waiting.jsonl", BodyPublishers.ofString(Conversations.about("waiting")));

        var waiting = awaitFile(answer, file -> file.path("attempts").asInt() > 0);

        assertThat(waiting.path("place").asText()).isEqualTo("WAITING");
        assertThat(waiting.path("reason").asText()).contains("503");
        cohere.clearFaults();
        awaitFile(answer, file -> file.path("place").asText().equals("DONE"));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            textBlock =
                    """
                    ../../../evil.jsonl, _.._.._evil.jsonl
                    /etc/evil.jsonl, _etc_evil.jsonl
                    ..\\evil.jsonl, _evil.jsonl
                    .hidden.jsonl, hidden.jsonl
                    'new\\nline.jsonl', new_line.jsonl
                    <script>alert(1)</script>.jsonl, <script>alert(1)<_script>.jsonl
                    Evil.JSONL, Evil.JSONL
                    """)
    void keepsFilesInTheInboxHoweverTheyAreCalled(String name, String safe) throws Exception {
        var answer =
                send("name=" + encoded(name.replace("\\n", "\n")), BodyPublishers.ofString(Conversations.about(name)));

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(JSON.readTree(answer.body()).path("name").asText()).isEqualTo(safe);
        awaitFile(answer, file -> file.path("place").asText().equals("DONE"));
        new Inbox(folder).awaitDone(safe);
    }

    @Test
    void cutsNamesThatNoFileSystemTakes() throws Exception {
        var answer = send("name=" + "x".repeat(5000) + ".jsonl", BodyPublishers.ofString(Conversations.about("long")));

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(JSON.readTree(answer.body()).path("name").asText())
                .endsWith("x.jsonl")
                .hasSize(200);
        awaitFile(answer, file -> file.path("place").asText().equals("DONE"));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            textBlock =
                    """
                    '', 415, ends in none of
                    name=, 415, which is empty
                    name=virus.exe, 415, .jsonl
                    name=support.jsonl.part, 415, .jsonl
                    name=.., 415, .jsonl
                    name=a.jsonl&folder=done, 400, no folder done
                    name=a.jsonl&folder=..%2F.., 400, no folder .._..
                    """)
    void refusesWhatIsNoTrainingFile(String query, int status, String message) throws Exception {
        var answer = send(query, BodyPublishers.ofString(Conversations.about("refused")));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(JSON.readTree(answer.body()).path("message").asText()).contains(message);
    }

    @Test
    void refusesAFormAndAnEmptyFile() throws Exception {
        assertThat(send(
                                "name=a.jsonl",
                                BodyPublishers.ofString("--x"),
                                "Content-Type",
                                "multipart/form-data; boundary=x")
                        .statusCode())
                .isEqualTo(415);
        assertThat(send("name=a.jsonl", BodyPublishers.noBody()).statusCode()).isEqualTo(400);
        await().atMost(LONG).untilAsserted(() -> assertThat(folder.resolve(".work"))
                .isDirectoryNotContaining(file -> file.toString().endsWith(".part")));
    }

    @Test
    void takesAFileForTheFolderThatAMappingNames() throws Exception {
        var answer = send("name=a.jsonl&folder=other", BodyPublishers.ofString(Conversations.about("other")));

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(JSON.readTree(answer.body()).path("model_id").asText()).startsWith("1111");
    }

    @Test
    void knowsNoFileThatThereIsNot() throws Exception {
        for (var id : List.of("x", "20261127-140509-123456-7f3a-0123456789ab")) {
            var answer = Asked.get(controller, "/files/" + id);
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.text("/message")).contains(id);
        }
    }

    private JsonNode awaitFile(HttpResponse<String> answer, Predicate<JsonNode> condition) {
        return await().atMost(LONG).until(() -> get(answer), condition);
    }

    private JsonNode get(HttpResponse<String> answer) throws Exception {
        var file = Asked.get(controller, answer.headers().firstValue("Location").orElseThrow());
        assertThat(file.status()).isEqualTo(200);
        return file.body();
    }

    private HttpResponse<String> send(String query, BodyPublisher body, String... headers) throws Exception {
        return new FileDoor(controller).send(query, body, headers);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
