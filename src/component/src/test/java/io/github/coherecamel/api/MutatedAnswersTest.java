package io.github.coherecamel.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.github.coherecamel.model.Page;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/** Whatever a server makes of an answer: a call ends with a value that can be used, or with a failure of ours. */
class MutatedAnswersTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String MODEL =
            """
            {"id": "m", "name": "n", "creator_id": "c", "organization_id": "o", "status": "STATUS_READY",
             "settings": {"dataset_id": "d", "multi_label": false, "base_model": {"base_type": "BASE_TYPE_CHAT"},
                          "hyperparameters": {"train_epochs": 1, "learning_rate": 1e-05},
                          "wandb": {"project": "p"}},
             "created_at": "2024-01-17T20:11:45Z", "last_used": "2024-01-17T20:11:45.1Z", "unknown": [1, null, {}]}""";
    private static final String DATASET =
            """
            {"id": "d", "name": "n", "created_at": "2024-01-17T20:11:45Z", "dataset_type": "chat-finetune-input",
             "validation_status": "validated", "validation_warnings": ["w"], "required_fields": ["a"],
             "dataset_parts": [{"id": "p", "index": 0, "size_bytes": 4, "samples": ["s"]}],
             "metrics": {"finetune_dataset_metrics": {"total_examples": 2}}}""";
    private static final String EVENT = "{\"status\": \"STATUS_READY\", \"created_at\": \"2024-01-17T20:11:45Z\"}";
    private static final String STEP = "{\"step_number\": 1, \"metrics\": {\"loss\": 0.5}}";

    /** In place of what the API would say; the texts are written as they are, JSON or not. */
    private static final List<String> HOSTILE = List.of(
            "null",
            "1e2147483648",
            "-1e-2147483649",
            "1e999",
            "NaN",
            "-Infinity",
            "9".repeat(99),
            "9".repeat(200),
            "2147483648",
            "9223372036854775808",
            "0.5",
            "-0",
            "true",
            "\"\"",
            "\"never\"",
            "\"\\u0000\\ud800\"",
            "\"" + "x".repeat(100_000) + "\"",
            "[]",
            "[null]",
            "[[null, {}], 1]",
            "{}",
            "{\"a\": null}",
            "[".repeat(40) + "]".repeat(40),
            "nonsense");

    private record Operation(Call<?> call, String answer) {}

    private static final PageRequest PAGE = new PageRequest(null, null, null);
    private static final ObjectNode BODY = MAPPER.createObjectNode().put("name", "n");
    private static final FilePart FILE = new FilePart("data", "d.jsonl", FilePart.Content.of(new byte[] {'{', '}'}));

    private static final List<Operation> OPERATIONS = List.of(
            new Operation(new GetModel("m"), "{\"finetuned_model\": " + MODEL + "}"),
            new Operation(new CreateModel(BODY), "{\"finetuned_model\": " + MODEL + "}"),
            new Operation(new UpdateModel("m", BODY), "{\"finetuned_model\": " + MODEL + "}"),
            new Operation(new DeleteModel("m"), "{}"),
            new Operation(new ListModels(PAGE), "{\"finetuned_models\": [" + MODEL + "], \"total_size\": 1}"),
            new Operation(new ListEvents("m", PAGE), "{\"events\": [" + EVENT + "], \"next_page_token\": \"t\"}"),
            new Operation(new ListTrainingStepMetrics("m", PAGE), "{\"step_metrics\": [" + STEP + "]}"),
            new Operation(new GetDataset("d"), "{\"dataset\": " + DATASET + "}"),
            new Operation(
                    new UploadDataset(
                            "n",
                            "chat-finetune-input",
                            new UploadDataset.Options(null, null, List.of(), List.of(), null, null),
                            FILE,
                            null),
                    "{\"id\": \"d\"}"),
            new Operation(new ListDatasets(null, null, null, null, null, null), "{\"datasets\": [" + DATASET + "]}"),
            new Operation(new DeleteDataset("d"), "{}"),
            new Operation(new GetDatasetUsage(), "{\"organization_usage\": 7}"));

    @Example
    void everyOperationTakesItsAnswerAsItIs() {
        for (var operation : OPERATIONS) {
            assertThat(end(operation, 200, operation.answer, Map.of())).isNull();
        }
    }

    @Example
    void everyOperationButADeletionRefusesNull() {
        for (var operation : OPERATIONS) {
            var failure = end(operation, 200, "null", Map.of());
            if (operation.call.request().method().equals("DELETE")) {
                assertThat(failure).isNull();
            } else {
                assertThat(failure)
                        .isInstanceOf(
                                operation.call.isRepeatable()
                                        ? UnreadableAnswerException.class
                                        : OutcomeUnknownException.class);
            }
        }
    }

    @Property(tries = 4000)
    void endWithAValueOrAFailureOfOurs(@ForAll Random random) throws JsonProcessingException {
        var operation = OPERATIONS.get(random.nextInt(OPERATIONS.size()));
        var status = random.nextInt(3) > 0 ? 200 : 100 + random.nextInt(500);
        var answer = status < 300 ? operation.answer : "{\"message\": \"no\", \"id\": {\"a\": [1]}}";

        var failure = end(operation, status, mutated(answer, random), headers(random));

        if (status / 100 == 2 && failure != null && !operation.call.isRepeatable()) {
            assertThat(failure).isInstanceOf(OutcomeUnknownException.class);
        }
    }

    private static String mutated(String answer, Random random) throws JsonProcessingException {
        var tree = MAPPER.readTree(answer);
        for (var count = random.nextInt(3); count >= 0; count--) {
            tree = mutated(tree, random);
        }
        var text = MAPPER.writeValueAsString(tree);
        return switch (random.nextInt(8)) {
            case 0 -> text.substring(0, random.nextInt(text.length() + 1));
            case 1 -> text.replace(text.charAt(random.nextInt(text.length())), (char) random.nextInt(128));
            default -> text;
        };
    }

    /** Returns the tree with something hostile in one place of it, or instead of it. */
    private static JsonNode mutated(JsonNode tree, Random random) {
        var hostile = MAPPER.getNodeFactory().rawValueNode(new RawValue(HOSTILE.get(random.nextInt(HOSTILE.size()))));
        var containers = new ArrayList<ContainerNode<?>>();
        collect(tree, containers);
        if (containers.isEmpty() || random.nextInt(10) == 0) {
            return hostile;
        }
        var place = containers.get(random.nextInt(containers.size()));
        if (place instanceof ArrayNode array) {
            array.insert(random.nextInt(array.size() + 1), hostile);
        } else if (place instanceof ObjectNode object && !object.isEmpty()) {
            var names = new ArrayList<String>();
            object.fieldNames().forEachRemaining(names::add);
            object.set(names.get(random.nextInt(names.size())), hostile);
        }
        return tree;
    }

    private static void collect(JsonNode tree, List<ContainerNode<?>> containers) {
        if (tree instanceof ContainerNode<?> container) {
            containers.add(container);
            container.forEach(child -> collect(child, containers));
        }
    }

    private static Map<String, String> headers(Random random) {
        var types = List.of("application/json", "text/plain", "", ";;", "\u0000");
        var waits = List.of("7", "-1", "999999999999", "Thu, 01 Jan 1970 00:00:00 GMT", "soon", "");
        return Map.of(
                "content-type",
                types.get(random.nextInt(types.size())),
                "retry-after",
                waits.get(random.nextInt(waits.size())),
                "date",
                waits.get(random.nextInt(waits.size())));
    }

    /** Returns the failure that a call ends with; null if its value can be used. */
    private static @Nullable Throwable end(Operation operation, int status, String body, Map<String, String> headers) {
        var answer = new Answer(status, "", headers, body.getBytes(UTF_8));
        var client =
                new Client(request -> CompletableFuture.completedFuture(answer), Settings.withKey(), Clock.systemUTC());
        try {
            var value = client.send(operation.call).join().value();
            assertThat(value).isNotNull();
            assertThat(value.toString()).isNotNull();
            assertThat(Json.write(value)).isNotEmpty();
            if (value instanceof Page<?, ?> page) {
                assertThat(page.items()).doesNotContainNull();
            }
            return null;
        } catch (CompletionException e) {
            assertThat(e.getCause()).as("of %s to %s", body, operation.call).isInstanceOf(CohereFailure.class);
            assertThat(e.getCause().getMessage()).hasSizeLessThan(1100).doesNotContainPattern("\\p{Cc}");
            return e.getCause();
        }
    }
}
