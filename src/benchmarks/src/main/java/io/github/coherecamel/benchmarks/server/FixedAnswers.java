package io.github.coherecamel.benchmarks.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Whole HTTP answers, made once. */
final class FixedAnswers {

    /** What the API uses if nobody asks for another size. */
    private static final int PAGE_SIZE = 50;

    private static final byte[] TRAINED = http("200 OK", "{\"finetuned_model\":" + model("m-1", "STATUS_READY") + "}");
    private static final byte[] TRAINING =
            http("200 OK", "{\"finetuned_model\":" + model("m-1", "STATUS_FINETUNING") + "}");
    static final String DATASET_JSON =
            """
            {"dataset":{"id":"d-1","name":"support conversations","created_at":"2026-01-01T08:00:00.123456Z",\
            "updated_at":"2026-01-01T08:01:00.123456Z","dataset_type":"chat-finetune-input",\
            "validation_status":"validated","schema":"{}","required_fields":["messages"],"preserve_fields":[],\
            "dataset_parts":[{"id":"p-1","name":"part-000.avro","size_bytes":123456,"num_rows":1000,\
            "samples":["{\\"role\\":\\"User\\"}"]}]}}""";
    private static final byte[] DATASET = http("200 OK", DATASET_JSON);
    private static final byte[] UPLOADED = http("200 OK", "{\"id\":\"d-1\"}");
    private static final byte[] NOT_FOUND = http("404 Not Found", "{\"message\":\"not found\"}");

    private final Map<String, byte[]> pages = new ConcurrentHashMap<>();

    byte[] to(String method, Target target) {
        var path = target.path();
        if (path.startsWith("/v1/finetuning/finetuned-models/")) {
            return target.isTraining() ? TRAINING : TRAINED;
        }
        if (path.startsWith("/v1/finetuning/finetuned-models")) {
            return pages.computeIfAbsent(target.models() + "/" + target.page(), key -> page(target));
        }
        if (path.startsWith("/v1/datasets")) {
            return method.equals("POST") ? UPLOADED : DATASET;
        }
        return NOT_FOUND;
    }

    private static byte[] page(Target target) {
        var first = target.page() * PAGE_SIZE;
        var end = Math.min(first + PAGE_SIZE, target.models());
        var text = new StringBuilder("{\"finetuned_models\":[");
        for (var index = first; index < end; index++) {
            text.append(index == first ? "" : ",").append(model("m-" + index, "STATUS_READY"));
        }
        var next = end < target.models() ? String.valueOf(target.page() + 1) : "";
        text.append("],\"next_page_token\":\"").append(next).append("\",\"total_size\":");
        return http("200 OK", text.append(target.models()).append('}').toString());
    }

    private static String model(String id, String status) {
        return model(id, status, "old");
    }

    static String model(String id, String status, String dataset) {
        return """
        {"id":"%s","name":"support","creator_id":"6a1ff1a0-4f0c-4d4f-9a4e-1f2f3c4d5e6f",\
        "organization_id":"0d9c8b7a-1111-4222-8333-444455556666","settings":{"base_model":{"base_type":\
        "BASE_TYPE_CHAT","version":"1","strategy":"STRATEGY_TFEW"},"dataset_id":"%s","hyperparameters":{\
        "early_stopping_patience":6,"early_stopping_threshold":0.01,"train_batch_size":16,"train_epochs":1,\
        "learning_rate":0.01}},"status":"%s","created_at":"2026-01-01T08:00:00.123456Z",\
        "updated_at":"2026-01-01T09:00:00.123456Z","completed_at":"2026-01-01T09:00:00.123456Z"}"""
                .formatted(id, dataset, status);
    }

    private static byte[] http(String status, String body) {
        var bytes = body.getBytes(UTF_8).length;
        return "HTTP/1.1 %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(status, bytes, body)
                .getBytes(UTF_8);
    }
}
