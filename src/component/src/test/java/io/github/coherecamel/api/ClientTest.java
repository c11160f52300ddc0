package io.github.coherecamel.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.coherecamel.model.FinetunedModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class ClientTest {
    private static final UploadDataset.Options NO_OPTIONS =
            new UploadDataset.Options(null, null, List.of(), List.of(), null, null);

    @Test
    void readsTheAnswerToACall() {
        var model = client(answering(200, "{\"finetuned_model\":{\"id\":\"m-1\",\"name\":\"n\"}}"))
                .send(new GetModel("m-1"))
                .join();

        assertThat(model.value().id()).isEqualTo("m-1");
    }

    @Test
    void putsEachCallOnTheWireAsTheApiDescribesIt() {
        assertThat(sent(new GetModel("m/1"))).isEqualTo("GET /v1/finetuning/finetuned-models/m%2F1");
        assertThat(sent(new GetDataset("d"))).isEqualTo("GET /v1/datasets/d");
        assertThat(sent(new UpdateModel("m", object("{}")))).isEqualTo("PATCH /v1/finetuning/finetuned-models/m");
        assertThat(sent(upload(
                        "n", new UploadDataset.Options(true, false, List.of("a", "b"), List.of("c"), "\n", ";"))))
                .isEqualTo("POST /v1/datasets?name=n&type=chat-finetune-input&keep_original_file=true"
                        + "&skip_malformed_input=false&keep_fields=a&keep_fields=b&optional_fields=c"
                        + "&text_separator=%0A&csv_delimiter=%3B");
        assertThat(sent(upload("n", NO_OPTIONS))).isEqualTo("POST /v1/datasets?name=n&type=chat-finetune-input");
    }

    @Test
    void sendsEvaluationDataAsASecondPart() {
        var part = new FilePart("eval_data", "e.jsonl", FilePart.Content.of(new byte[1]));
        var call = new UploadDataset("n", "t", NO_OPTIONS, new FilePart("data", "d.jsonl", part.content()), part);

        assertThat(call.request().body()).isInstanceOfSatisfying(Body.Files.class, files -> assertThat(files.parts())
                .extracting(FilePart::name)
                .containsExactly("data", "eval_data"));
    }

    @Test
    void namesTheLargerTaskIfThereIsOne() {
        assertThatThrownBy(() -> client(answering(500, ""))
                        .send(new GetModel("m"), "paint the fence")
                        .join())
                .hasCauseInstanceOf(UnavailableException.class)
                .hasMessageContaining("Could not paint the fence: ");
    }

    @Test
    void failsIfAnAnswerIsNotWhatTheApiPromises() {
        for (var body :
                List.of("", "{}", "[]", "{\"finetuned_model\":null}", "{\"finetuned_model\":{\"settings\":1}}")) {
            assertFailure(answering(200, body), UnreadableAnswerException.class)
                    .hasMessageContaining("the answer cannot be read: it ")
                    .hasMessageEndingWith("(HTTP 200)");
        }
        assertThatThrownBy(() -> client(answering(200, "{\"id\":\" \"}"))
                        .send(upload("n", NO_OPTIONS))
                        .join())
                .hasCauseInstanceOf(UnreadableAnswerException.class)
                .hasMessageContaining("it names no dataset id");
    }

    @Test
    void failsBeforeItSendsIfTheIdCannotBeSent() {
        Transport never = request -> {
            throw new AssertionError("nothing is to be sent");
        };
        assertThatThrownBy(() -> client(never).send(new GetModel("..")).join())
                .hasCauseInstanceOf(InvalidInputException.class)
                .hasMessageContaining("'..' cannot be an id");
    }

    @Test
    void failsIfAFileCannotBeRead() {
        assertFailure(
                        request -> {
                            throw new UncheckedIOException(new IOException("a.jsonl is gone"));
                        },
                        InvalidInputException.class)
                .hasMessageContaining("a.jsonl is gone");
    }

    @Test
    void failsButDoesNotThrowIfTheTransportIsClosed() {
        assertFailure(
                        request -> {
                            throw new CancellationException("closed");
                        },
                        UnavailableException.class)
                .hasMessageContaining("cancelled");
        assertFailure(
                request -> {
                    throw new IllegalStateException("I/O reactor has been shut down");
                },
                UnavailableException.class);
    }

    @Test
    void showsNoSecretInCallsAndRequests() {
        var update = new UpdateModel("m", object("{\"settings\":{\"wandb\":{\"api_key\":\"s3cret\"}}}"));

        assertThat(update.toString()).doesNotContain("s3cret");
        assertThat(update.secrets()).extracting(Secret::text).containsExactly("s3cret");
        assertThat(update.secrets().toString()).doesNotContain("s3cret");
        assertThat(update.request().toString()).doesNotContain("s3cret");
        assertThat(Settings.withKey().toString()).doesNotContain(Settings.KEY);
    }

    @Test
    void readsAFileAsOftenAsItIsAsked() throws IOException {
        var content = FilePart.Content.of(Path.of("pom.xml"));
        for (var i = 0; i < 2; i++) {
            try (var channel = content.open()) {
                assertThat(java.nio.channels.Channels.newInputStream(channel).readAllBytes().length)
                        .isEqualTo((int) content.size());
            }
        }
    }

    private static org.assertj.core.api.AbstractThrowableAssert<?, ? extends Throwable> assertFailure(
            Transport transport, Class<? extends CohereFailure> type) {
        CompletableFuture<Received<FinetunedModel>> answer = client(transport).send(new GetModel("m-1"));
        return assertThatThrownBy(answer::join)
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOf(type);
    }

    private static UploadDataset upload(String name, UploadDataset.Options options) {
        var data = new FilePart("data", "d.jsonl", FilePart.Content.of("{}".getBytes(UTF_8)));
        return new UploadDataset(name, "chat-finetune-input", options, data, null);
    }

    private static String sent(Call<?> call) {
        var seen = new ArrayList<String>();
        var answer = client(request -> {
                    seen.add(request.method() + " " + request.target());
                    return new CompletableFuture<>();
                })
                .send(call);
        assertThat(answer).isNotDone();
        return String.join(", ", seen);
    }

    private static Transport answering(int status, String body) {
        return request -> CompletableFuture.completedFuture(Answers.json(status, body));
    }

    private static ObjectNode object(String json) {
        return Json.read(json.getBytes(UTF_8)).require();
    }

    private static Client client(Transport transport) {
        return new Client(transport, Settings.withKey(), Clock.systemUTC());
    }
}
