package io.github.coherecamel.rim;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.api.InvalidInputException;
import io.github.coherecamel.dataset.CohereDatasetHeaders;
import io.github.coherecamel.finetune.CohereFinetuneHeaders;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.http.base.HttpHeaderFilterStrategy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages by which somebody tries to reach another path, another host or another header. */
class HostileInputsTest extends RimTest {
    private static final List<String> OF_MODELS =
            List.of("get", "delete", "events", "metrics", "await?notFoundGracePeriod=0", "update?name=n");
    private static final List<String> OF_DATASETS = List.of("get", "delete", "await?notFoundGracePeriod=0");

    @Test
    void anIdIsOneSegmentOfThePathWhateverItIs() {
        var id = "http://evil.example/../../datasets/usage?page_size=1#";
        for (var operation : OF_MODELS) {
            send("cohere-finetune:" + operation, null, Map.of(CohereFinetuneHeaders.MODEL_ID, id));
        }
        for (var operation : OF_DATASETS) {
            send("cohere-dataset:" + operation, null, Map.of(CohereDatasetHeaders.DATASET_ID, id));
        }

        assertThat(simulator().requests()).hasSize(OF_MODELS.size() + OF_DATASETS.size());
        assertThat(simulator().requests()).allSatisfy(request -> {
            assertThat(request.path())
                    .matches("/v1/(finetuning/finetuned-models|datasets)/[A-Za-z0-9._~%-]+"
                            + "(/events|/training-step-metrics)?");
            assertThat(request.query()).isEmpty();
            assertThat(request.header("Host"))
                    .isEqualTo("127.0.0.1:" + simulator().port());
        });
    }

    @Test
    void anIdThatCanBeNoneIsNotSent() {
        var id = "a\r\nX-Evil: 1";
        for (var operation : OF_MODELS) {
            var exchange = send("cohere-finetune:" + operation, null, Map.of(CohereFinetuneHeaders.MODEL_ID, id));
            assertThat(failed(exchange, InvalidInputException.class))
                    .hasMessageContaining("cannot be an id")
                    .message()
                    .doesNotContainPattern("\\p{Cc}");
        }
        for (var operation : OF_DATASETS) {
            failed(
                    send("cohere-dataset:" + operation, null, Map.of(CohereDatasetHeaders.DATASET_ID, id)),
                    InvalidInputException.class);
        }
        assertThat(simulator().requests()).isEmpty();
    }

    @Test
    void aHeaderThatIsNoneOfOursChangesNothing() {
        var id = addChatModel();
        succeeded(send(
                "cohere-finetune:get?modelId=" + id,
                null,
                Map.of(
                        "Authorization", "Bearer other",
                        "Host", "evil.example",
                        "CamelHttpUri", "http://evil.example/",
                        "CamelHttpPath", "/v1/datasets",
                        "CamelHttpQuery", "a=b",
                        "CamelHttpMethod", "DELETE",
                        "X-Client-Name", "a\r\nX-Evil: 1")));

        var request = simulator().requests().get(0);
        assertThat(request).hasToString("GET /v1/finetuning/finetuned-models/" + id);
        assertThat(request.headers().keySet().stream().map(name -> name.toLowerCase(Locale.ROOT)))
                .containsExactlyInAnyOrder("accept", "authorization", "connection", "host", "user-agent");
        assertThat(request.header("Authorization")).isEqualTo("Bearer " + KEY);
        assertThat(request.header("Host")).isEqualTo("127.0.0.1:" + simulator().port());
    }

    @Test
    void queryAndFileNameCannotAddAParameterOrAHeader() {
        var evil = "n&type=x\r\nX-Evil: 1\"; filename=\"other";
        send(
                "cohere-dataset:upload?type=" + CHAT,
                "{}",
                Map.of(CohereDatasetHeaders.NAME, evil, CohereDatasetHeaders.FILE_NAME, evil + ".jsonl"));

        var request = simulator().requests().get(0);
        assertThat(request.query())
                .isEqualTo("name=n%26type%3Dx%0D%0AX-Evil%3A%201%22%3B%20filename%3D%22other&type=" + CHAT);
        assertThat(request.header("X-Evil")).isNull();
        assertThat(request.files()).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo("data");
            assertThat(file.fileName()).startsWith("n&type").contains("%0D%0A", "%22");
        });
    }

    @Test
    void aLogHasNoLineOfAMessagesOwn() {
        try (var log = new CapturedLog()) {
            send(
                    "cohere-dataset:upload",
                    "{}",
                    Map.of(CohereDatasetHeaders.TYPE, "odd\r\n2026-11-22 INFO all is well\u202e"));

            assertThat(log.lines())
                    .filteredOn(line -> line.contains("which is unknown here"))
                    .singleElement()
                    .asString()
                    .contains("'odd 2026-11-22 INFO all is well'");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/nowhere/at/all"})
    void aPathThatIsNoFileIsRefusedWhateverItsName(String path) {
        assertThat(failed(
                        send("cohere-dataset:upload?type=" + CHAT, Path.of(path), Map.of()),
                        InvalidInputException.class))
                .hasMessageContaining("is not there or cannot be read");
        assertThat(simulator().requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {CohereDatasetHeaders.NAME, CohereDatasetHeaders.FILE_NAME, CohereDatasetHeaders.EVAL_FILE_NAME})
    void aNameWithoutTextIsRefused(String header) {
        assertThat(failed(
                        send(
                                "cohere-dataset:upload?type=" + CHAT,
                                "{}",
                                Map.of(header, " ", CohereDatasetHeaders.EVAL_DATA, "{}")),
                        InvalidInputException.class))
                .hasMessageContaining("header " + header + " is empty");
        assertThat(simulator().requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"folder/, data, data.jsonl", "folder/.jsonl, .jsonl, .jsonl"})
    void aFileWithoutANameOfItsOwnHasOne(String camelName, String name, String fileName) {
        send("cohere-dataset:upload?type=" + CHAT, "{}", Map.of(Exchange.FILE_NAME, camelName));

        assertThat(simulator().requests()).singleElement().satisfies(request -> {
            assertThat(request.query()).startsWith("name=" + name + "&");
            assertThat(request.files().get(0).fileName()).isEqualTo(fileName);
        });
    }

    @Test
    void noHeaderOfOursComesInOrGoesOutByHttpInWhateverCase() {
        assertThat(headers()).hasSizeGreaterThan(30).allSatisfy(HostileInputsTest::assertFiltered);
    }

    private static void assertFiltered(String name) {
        var filter = new HttpHeaderFilterStrategy();
        var odd = new StringBuilder();
        for (var index = 0; index < name.length(); index++) {
            var letter = name.charAt(index);
            odd.append(index % 2 == 0 ? Character.toLowerCase(letter) : Character.toUpperCase(letter));
        }
        for (var each : List.of(name, odd.toString(), name.toUpperCase(Locale.ROOT), name.toLowerCase(Locale.ROOT))) {
            assertThat(filter.applyFilterToExternalHeaders(each, "x", null))
                    .as(each)
                    .isTrue();
            assertThat(filter.applyFilterToCamelHeaders(each, "x", null))
                    .as(each)
                    .isTrue();
        }
    }

    private static Stream<String> headers() {
        return Stream.of(CohereFinetuneHeaders.class, CohereDatasetHeaders.class)
                .flatMap(type -> Arrays.stream(type.getFields()))
                .filter(field -> Modifier.isStatic(field.getModifiers()))
                .map(field -> {
                    try {
                        return (String) field.get(null);
                    } catch (IllegalAccessException e) {
                        throw new IllegalStateException(e);
                    }
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"4294967296", "5.7", "99999999999999999999"})
    void cutsNoNumberToFit(String number) {
        for (var value : List.of(new BigDecimal(number), number)) {
            assertThat(failed(
                            send("cohere-dataset:list", null, Map.of(CohereDatasetHeaders.OFFSET, value)),
                            InvalidInputException.class))
                    .hasMessageContaining("header CamelCohereDatasetOffset is a ");
        }
        assertThat(simulator().requests()).isEmpty();
    }
}
