package io.github.coherecamel.simulator;

import static io.github.coherecamel.simulator.Caller.MODELS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.coherecamel.simulator.RawClient.End;
import io.github.coherecamel.simulator.call.Json;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LifeOfASimulatorTest {
    private static Set<Thread> threads() {
        var threads = new HashSet<Thread>();
        for (var thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith("cohere-simulator-")) {
                threads.add(thread);
            }
        }
        return threads;
    }

    @Test
    void leavesNoThreadAndNoConnectionBehind() throws InterruptedException {
        var before = threads();
        var simulator = CohereSimulator.start();
        simulator.inject(ApiOperation.LIST_FINETUNED_MODELS, Fault.stall());
        new Caller(simulator).upload("name=n&type=chat-finetune-input", Caller.File.data("a.jsonl", "{}"));
        try (var client = new RawClient(simulator)) {
            client.sendGet(MODELS);
            var during = threads();
            during.removeAll(before);
            assertThat(during).isNotEmpty().allMatch(Thread::isDaemon);

            simulator.close();

            assertThat(client.read(RawClient.LONG).end()).isNotEqualTo(End.STILL_OPEN);
            for (var thread : during) {
                // Its last task is done; it may still be on its way out.
                thread.join(60_000);
            }
            assertThat(during).noneMatch(Thread::isAlive);
        }
    }

    @Test
    void parksThousandsOfAnswersOnAHandfulOfThreads() {
        var before = threads();
        try (var simulator = CohereSimulator.start()) {
            simulator.injectAlways(ApiOperation.LIST_DATASETS, Fault.stall());
            var clients = IntStream.range(0, 1000)
                    .mapToObj(i -> new RawClient(simulator).sendGet("/v1/datasets"))
                    .toList();

            assertThat(new Caller(simulator).get("/v1/datasets/usage").status()).isEqualTo(200);
            var during = threads();
            during.removeAll(before);
            assertThat(during).hasSizeLessThan(500);
            clients.forEach(RawClient::close);
        }
    }

    @Test
    void saysThatAPortIsTaken() {
        try (var first = CohereSimulator.start()) {
            var second = CohereSimulator.builder().port(first.port());

            assertThatThrownBy(second::start)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("Could not listen on 127.0.0.1:" + first.port()
                            + "; choose another port, or 0 for a free one");
        }
    }

    @Test
    void comesBackToItsSeedsOnReset() {
        var clock = new ManualClock(Instant.parse("2026-01-01T00:00:00Z"));
        var seed =
                """
                {"models": [{"id": "11111111-1111-4111-8111-111111111111", "name": "seeded", "status": "STATUS_FINETUNING",
                             "settings": {"dataset_id": "d-abcdef", "multi_label": true,
                                          "base_model": {"base_type": "BASE_TYPE_CLASSIFICATION", "version": "7"}}}],
                 "datasets": [{"id": "d-abcdef", "name": "d", "dataset_type": "single-label-classification-finetune-input",
                               "dataset_parts": [{"id": "p", "name": "p", "size_bytes": 12}]}]}
                """;
        try (var simulator = CohereSimulator.builder().clock(clock).seed(seed).start()) {
            var model = simulator.model("11111111-1111-4111-8111-111111111111");
            var dataset = simulator.dataset("d-abcdef");
            assertThat(model.path("status").asText()).isEqualTo("STATUS_FINETUNING");
            assertThat(model.at("/settings/multi_label").asBoolean()).isTrue();
            assertThat(dataset.path("validation_status").asText()).isEqualTo("validated");

            simulator.setDatasetStatus("d-abcdef", "failed");
            simulator.addModel("another", "BASE_TYPE_CHAT", "x");
            simulator.advanceClock(Duration.ofDays(40));
            simulator.reset();

            assertThat(simulator.model("11111111-1111-4111-8111-111111111111")).isEqualTo(model);
            assertThat(simulator.dataset("d-abcdef")).isEqualTo(dataset);
            var caller = new Caller(simulator);
            assertThat(caller.get(MODELS).json().path("total_size").asInt()).isEqualTo(1);
            assertThat(caller.get("/v1/datasets/usage").json())
                    .isEqualTo(Json.object().put("organization_usage", 12));
        }
    }

    @Test
    void refusesASeedThatItCannotRead() {
        try (var simulator = CohereSimulator.start()) {
            assertThatThrownBy(() -> simulator.seed("{")).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> simulator.seed("[]")).hasMessageContaining("must be a JSON object");
            assertThatThrownBy(() -> simulator.seed("{\"model\":[]}")).hasMessageContaining("no 'model'");
            assertThatThrownBy(() -> simulator.seed("{\"models\":{}}")).hasMessageContaining("no 'models'");
            assertThatThrownBy(() -> simulator.seed("{\"models\":[{}]}")).hasMessage("a model of a seed needs 'name'");
            assertThatThrownBy(() -> simulator.seed("{\"datasets\":[{\"name\":\"n\"}]}"))
                    .hasMessage("a dataset of a seed needs 'dataset_type'");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "models   | \"id\":\"m-1\" | the id 'm-1' of model 'n' in a seed is not a UUID: write one such as 11111111-1111-4111-8111-111111111111, or leave it out",
                "models   | \"id\":7       | the id 7 of model 'n' in a seed is not text: write it in quotes, or leave it out",
                "models   | \"status\":\"READY\" | the status 'READY' of a seed is not one of [STATUS_DELETED,",
                "datasets | \"id\":\"usage\" | the id of dataset 'n' in a seed cannot be 'usage'",
                "datasets | \"id\":\" \"  | the id \" \" of dataset 'n' in a seed is not text",
                "datasets | \"validation_status\":\"ok\" | the validation_status 'ok' of a seed is not one of [failed,",
            })
    void refusesASeedThatNobodyCouldAskFor(String list, String field, String message) {
        var seed =
                "{\"" + list + "\":[{\"name\":\"n\",\"dataset_type\":\"embed-input\",\"settings\":{}," + field + "}]}";
        try (var simulator = CohereSimulator.start()) {
            assertThatThrownBy(() -> simulator.seed(seed))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith(message);
        }
    }

    @Test
    void limitsCallsJobsAndStorageOnRequest() {
        var clock = new ManualClock(Instant.parse("2026-01-01T00:00:00Z"));
        var builder = CohereSimulator.builder()
                .clock(clock)
                .jobs(1, 2)
                .storage(300, 400)
                .rateLimit(6);
        try (var simulator = builder.start()) {
            var caller = new Caller(simulator);
            var dataset = simulator.addDataset("d", "chat-finetune-input", "validated");
            var model =
                    "{\"name\":\"m\",\"settings\":{\"base_model\":{\"base_type\":\"BASE_TYPE_CHAT\"},\"dataset_id\":\""
                            + dataset + "\"}}";
            assertThat(caller.post(MODELS, model).status()).isEqualTo(200);
            assertThat(caller.post(MODELS, model).message()).contains("1 fine-tuning jobs per day");
            clock.advance(Duration.ofDays(2));
            assertThat(caller.post(MODELS, model).status()).isEqualTo(200);
            assertThat(caller.post(MODELS, model).message()).contains("its limit of 2 fine-tuning jobs");

            var query = "name=n&type=chat-finetune-input";
            assertThat(caller.upload(query, Caller.File.data("a.jsonl", "x".repeat(301)))
                            .message())
                    .isEqualTo("dataset is too large: the limit is 300 bytes");
            assertThat(caller.upload(query, Caller.File.data("a.jsonl", "x".repeat(300)))
                            .status())
                    .isEqualTo(200);
            assertThat(caller.upload(query, Caller.File.data("a.jsonl", "x".repeat(101)))
                            .message())
                    .startsWith("dataset capacity exceeded");

            clock.advance(Duration.ofMinutes(1));
            for (var call = 0; call < 6; call++) {
                assertThat(caller.get("/v1/datasets").status()).isEqualTo(200);
            }
            assertThat(caller.get("/v1/datasets").status()).isEqualTo(429);
        }
    }

    @Test
    void countsJobsRightlyWhenManyAskAtOnce() {
        try (var simulator = CohereSimulator.builder().jobs(20, 20).start()) {
            var caller = new Caller(simulator);
            var dataset = simulator.addDataset("d", "chat-finetune-input", "validated");
            var model =
                    "{\"name\":\"m\",\"settings\":{\"base_model\":{\"base_type\":\"BASE_TYPE_CHAT\"},\"dataset_id\":\""
                            + dataset + "\"}}";

            var created = IntStream.range(0, 100)
                    .parallel()
                    .filter(call -> caller.post(MODELS, model).status() == 200)
                    .count();

            assertThat(created).isEqualTo(20);
            assertThat(caller.get(MODELS).json().path("total_size").asInt()).isEqualTo(20);
        }
    }

    @Test
    void takesAnUploadThatIsLargerThanItsLimitWithoutKeepingIt() {
        try (var simulator = CohereSimulator.builder().storage(1000, 1000).start()) {
            var part = Caller.part("data", "a.jsonl", new ByteArrayInputStream(new byte[3_000_000]));

            var answer = new Caller(simulator).upload("name=n&type=chat-finetune-input", List.of(part));

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.message()).startsWith("the upload exceeds ");
        }
    }

    @Test
    void validatesAFileThatIsKeptOnDisk() {
        try (var simulator = CohereSimulator.start()) {
            var row = (ChatFiles.conversation(0) + "\n").getBytes(StandardCharsets.UTF_8);
            var rows = Collections.<InputStream>nCopies(100_000, InputStream.nullInputStream()).stream()
                    .map(i -> (InputStream) new ByteArrayInputStream(row))
                    .toList();
            var part = Caller.part("data", "a.jsonl", new SequenceInputStream(Collections.enumeration(rows)));

            var id = new Caller(simulator)
                    .upload("name=n&type=chat-finetune-input", List.of(part))
                    .json()
                    .path("id")
                    .asText();

            var dataset = simulator.dataset(id);
            assertThat(dataset.at("/dataset_parts/0/size_bytes").asLong()).isEqualTo(100_000L * row.length);
            assertThat(dataset.path("validation_error").asText())
                    .endsWith("2 valid conversations but has 1; 99999 of 100000 rows are duplicates");
            assertThat(dataset.path("validation_warnings").toString()).contains("more warnings");
        }
    }
}
