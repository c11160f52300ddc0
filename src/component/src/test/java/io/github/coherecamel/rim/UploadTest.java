package io.github.coherecamel.rim;

import static io.github.coherecamel.simulator.ApiOperation.CREATE_DATASET;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.api.InvalidInputException;
import io.github.coherecamel.api.InvalidRequestException;
import io.github.coherecamel.api.UnavailableException;
import io.github.coherecamel.dataset.CohereDatasetHeaders;
import io.github.coherecamel.model.Dataset;
import io.github.coherecamel.simulator.Fault;
import io.github.coherecamel.simulator.RecordedRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UploadTest extends RimTest {
    private static final String UPLOAD = "cohere-dataset:upload?type=" + CHAT;
    static final String CHATS =
            """
            {"messages": [{"role": "User", "content": "Où?"}, {"role": "Chatbot", "content": "Là."}]}
            {"messages": [{"role": "User", "content": "When?"}, {"role": "Chatbot", "content": "Now."}]}
            """;

    @TempDir
    private Path folder = Path.of("");

    private Path file = Path.of("");

    @BeforeEach
    void writeFile() throws IOException {
        file = Files.writeString(folder.resolve("support chats.jsonl"), CHATS);
    }

    @Test
    void takesAFileAPathAndAGenericFileWhereTheyAre() {
        var generic = new GenericFile<java.io.File>();
        generic.setFile(file.toFile());
        generic.setFileName("support chats.jsonl");
        for (var body : new Object[] {file.toFile(), file, generic}) {
            var copies = Copies.there();

            assertUploaded(send(UPLOAD, body, Map.of()), "support chats", "support chats.jsonl");
            assertThat(Copies.there()).isEqualTo(copies);
            assertThat(file).exists();
        }
    }

    @Test
    void takesTextBytesAndAStream() {
        for (var body : new Object[] {CHATS, CHATS.getBytes(UTF_8), new ByteArrayInputStream(CHATS.getBytes(UTF_8))}) {
            var copies = Copies.there();

            assertUploaded(send(UPLOAD, body, Map.of(Exchange.FILE_NAME, "inbox/chats.jsonl")), "chats", "chats.jsonl");
            assertThat(Copies.there()).isEqualTo(copies);
        }
    }

    @Test
    void namesWhatHasNoName() {
        assertUploaded(send(UPLOAD, CHATS, Map.of()), "data", "data.jsonl");
    }

    @Test
    void prefersHeadersToOptionsAndFiles() {
        var exchange = send(
                UPLOAD.replace(CHAT, "embed-input") + "&name=option",
                file,
                Map.of(
                        CohereDatasetHeaders.NAME,
                        "header",
                        CohereDatasetHeaders.TYPE,
                        CHAT,
                        CohereDatasetHeaders.FILE_NAME,
                        "other.jsonl"));

        assertUploaded(exchange, "header", "other.jsonl");
        assertUploaded(send(UPLOAD + "&name=option", file, Map.of()), "option", "support chats.jsonl");
    }

    @Test
    void sendsEveryOptionThatIsSet() {
        succeeded(send(
                UPLOAD + "&name=n&keepOriginalFile=true&skipMalformedInput=false&keepFields=a, b&optionalFields=c"
                        + "&textSeparator=RAW(|)&csvDelimiter=;",
                CHATS,
                Map.of()));

        assertThat(upload().query())
                .isEqualTo("name=n&type=" + CHAT + "&keep_original_file=true&skip_malformed_input=false&keep_fields=a"
                        + "&keep_fields=b&optional_fields=c&text_separator=%7C&csv_delimiter=%3B");
    }

    @ParameterizedTest
    @CsvSource({"'données 数据 😀.jsonl', 'données 数据 😀', 'données 数据 😀.jsonl'"})
    void letsAFileNameAddNeitherAHeaderNorAPart(String fileName, String name, String sent) {
        assertUploaded(send(UPLOAD, CHATS, Map.of(CohereDatasetHeaders.FILE_NAME, fileName)), name, sent);
    }

    @Test
    void cutsTheNameOfALongFileWithoutCuttingACharacter() {
        var fileName = "x".repeat(48) + "😀".repeat(30) + ".jsonl";

        assertUploaded(send(UPLOAD, CHATS, Map.of(Exchange.FILE_NAME, fileName)), "x".repeat(48) + "😀", fileName);
    }

    @Test
    void deletesItsCopyOfAStreamIfTheUploadFails() {
        var copies = Copies.there();
        simulator().inject(CREATE_DATASET, Fault.status(500));
        failed(send(UPLOAD, new ByteArrayInputStream(CHATS.getBytes(UTF_8)), Map.of()), UnavailableException.class);
        simulator().inject(CREATE_DATASET, Fault.reset());
        failed(send(UPLOAD, new ByteArrayInputStream(CHATS.getBytes(UTF_8)), Map.of()), UnavailableException.class);

        assertThat(Copies.there()).isEqualTo(copies);
    }

    @Test
    void deletesItsCopyOfAStreamThatCannotBeRead() {
        var copies = Copies.there();
        var during = new HashSet<String>();
        for (var failure : new Exception[] {new IOException("disk"), new IllegalStateException("closed")}) {
            var body = new InputStream() {
                @Override
                public int read() throws IOException {
                    during.addAll(Copies.there());
                    if (failure instanceof IOException e) {
                        throw e;
                    }
                    throw (IllegalStateException) failure;
                }

                @Override
                public int read(byte[] bytes, int from, int count) throws IOException {
                    return read();
                }
            };
            assertThat(send(UPLOAD, body, Map.of()).getException()).isNotNull();
        }
        assertThat(during).hasSizeGreaterThan(copies.size());
        assertThat(Copies.there()).isEqualTo(copies);
        assertThat(simulator().requests()).isEmpty();
    }

    @Test
    void refusesWhatIsNoFile() {
        assertThat(failed(send(UPLOAD, null, Map.of()), InvalidInputException.class))
                .hasMessage("Could not upload a dataset: the body is null. Give a file, text, bytes or a stream");
        assertThat(failed(send(UPLOAD, folder.resolve("gone.jsonl"), Map.of()), InvalidInputException.class))
                .hasMessageContaining("gone.jsonl is not there or cannot be read");
        assertThat(failed(send(UPLOAD, folder, Map.of()), InvalidInputException.class))
                .hasMessageContaining("is not there or cannot be read");
        assertThat(simulator().requests()).isEmpty();
    }

    @Test
    void saysThatTheTypeIsMissing() {
        assertThat(failed(send("cohere-dataset:upload", CHATS, Map.of()), InvalidInputException.class))
                .hasMessage("Could not upload a dataset: there is no type. Set header CamelCohereDatasetType or option "
                        + "type");
    }

    @Test
    void passesOnWhatTheApiRefuses() {
        assertThat(failed(
                        send(UPLOAD, CHATS, Map.of(CohereDatasetHeaders.NAME, "x".repeat(50))),
                        InvalidRequestException.class))
                .hasMessageContaining("name is too long");
        assertThat(failed(send("cohere-dataset:upload?type=nonsense", CHATS, Map.of()), InvalidRequestException.class))
                .hasMessageContaining("invalid dataset type: 'nonsense'");
    }

    private void assertUploaded(Exchange exchange, String name, String fileName) {
        var dataset = succeeded(exchange).getMessage().getBody(Dataset.class);
        assertThat(exchange.getMessage().getHeader(CohereDatasetHeaders.DATASET_ID))
                .isEqualTo(dataset.id());
        var stored = simulator().dataset(String.valueOf(dataset.id()));
        assertThat(stored.path("name").asText()).isEqualTo(name);
        assertThat(stored.path("dataset_type").asText()).isEqualTo(CHAT);
        assertThat(stored.path("validation_status").asText()).isEqualTo("validated");
        assertThat(upload().files())
                .containsExactly(new RecordedRequest.Part("data", fileName, CHATS.getBytes(UTF_8).length));
    }

    private static RecordedRequest upload() {
        var uploads = simulator().requests(CREATE_DATASET);
        return uploads.get(uploads.size() - 1);
    }
}
