package io.github.coherecamel.simulator.validation;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A type of dataset that can be uploaded.
 *
 * @param extensions which files it takes
 * @param columns the fields that each row has, in the order of a CSV file
 * @param headed whether a CSV file must name its columns
 * @param measured whether the service publishes metrics about it
 */
public record DatasetKind(
        String name,
        Set<String> extensions,
        List<String> columns,
        boolean headed,
        boolean measured,
        Function<UploadOptions, RowRules> rules) {
    private static final Set<String> JSONL = Set.of("jsonl");
    private static final Set<String> JSONL_OR_CSV = Set.of("jsonl", "csv");
    private static final Set<String> JSONL_CSV_OR_TEXT = Set.of("jsonl", "csv", "txt");
    private static final List<String> LABELLED = List.of("text", "label");

    private static final Map<String, DatasetKind> ALL = Stream.of(
                    tuning("chat-finetune-input", JSONL, List.of("messages"), ChatRules::new),
                    tuning(
                            "single-label-classification-finetune-input",
                            JSONL_OR_CSV,
                            LABELLED,
                            () -> new LabelRules(false)),
                    tuning("multi-label-classification-finetune-input", JSONL, LABELLED, () -> new LabelRules(true)),
                    tuning(
                            "reranker-finetune-input",
                            JSONL,
                            List.of("query", "relevant_passages", "hard_negatives"),
                            RerankRules::new),
                    new DatasetKind(
                            "embed-input",
                            JSONL_CSV_OR_TEXT,
                            List.of("text"),
                            true,
                            false,
                            options -> new EmbedRules(options.keepFields())),
                    batch("batch-chat-input"),
                    batch("batch-openai-chat-input"),
                    batch("batch-embed-v2-input"),
                    batch("batch-chat-v2-input"))
            .collect(Collectors.toUnmodifiableMap(DatasetKind::name, kind -> kind));

    /** The kind of that name, or null if nothing can be uploaded as it. */
    public static @Nullable DatasetKind of(String name) {
        return ALL.get(name);
    }

    /** Whether rows may have further fields that the client wants to keep. */
    public boolean keepsFields() {
        return name.equals("embed-input");
    }

    private static DatasetKind tuning(
            String name, Set<String> extensions, List<String> columns, Supplier<RowRules> rules) {
        return new DatasetKind(name, extensions, columns, false, true, options -> rules.get());
    }

    private static DatasetKind batch(String name) {
        return new DatasetKind(name, JSONL, List.of(), false, false, options -> new BatchRules());
    }
}
