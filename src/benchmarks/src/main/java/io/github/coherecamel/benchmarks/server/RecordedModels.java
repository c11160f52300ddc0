package io.github.coherecamel.benchmarks.server;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Which dataset each model has. Every model exists, and has {@code d-0} until it gets another. */
final class RecordedModels {

    /** What a model has that nobody has changed. */
    private static final String FIRST = "d-0";

    private final Map<String, String> datasets = new ConcurrentHashMap<>();
    private volatile int listed;

    void list(int count) {
        listed = count;
    }

    void put(String model, String dataset) {
        datasets.put(model, dataset);
    }

    String one(String model) {
        return "{\"finetuned_model\":" + json(model) + "}";
    }

    String page(int number, int size) {
        var end = Math.min((number + 1) * size, listed);
        var next = end < listed ? String.valueOf(number + 1) : "";
        return IntStream.range(number * size, end)
                .mapToObj(index -> json("m-" + index))
                .collect(Collectors.joining(
                        ",",
                        "{\"finetuned_models\":[",
                        "],\"next_page_token\":\"" + next + "\",\"total_size\":" + listed + "}"));
    }

    private String json(String model) {
        return FixedAnswers.model(model, "STATUS_READY", datasets.getOrDefault(model, FIRST));
    }
}
