package io.github.coherecamel.simulator.validation;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.coherecamel.simulator.call.UploadedFile;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** Validates texts as if they had been uploaded. */
final class Validating {
    private Validating() {}

    static UploadedFile file(String part, String name, byte[] bytes) {
        return new UploadedFile(part, name, bytes.length, () -> new ByteArrayInputStream(bytes));
    }

    static UploadedFile data(String name, String text) {
        return file("data", name, text.getBytes(StandardCharsets.UTF_8));
    }

    static UploadedFile eval(String name, String text) {
        return file("eval_data", name, text.getBytes(StandardCharsets.UTF_8));
    }

    static Verdict validate(String kind, UploadedFile data) {
        return DatasetValidation.of(requireNonNull(DatasetKind.of(kind)), UploadOptions.DEFAULT, data, null);
    }

    static Verdict validate(String kind, UploadedFile data, UploadedFile eval) {
        return DatasetValidation.of(requireNonNull(DatasetKind.of(kind)), UploadOptions.DEFAULT, data, eval);
    }

    static String lines(int count, IntFunction<String> line) {
        return IntStream.range(0, count).mapToObj(i -> line.apply(i) + "\n").collect(Collectors.joining());
    }

    static String error(Verdict verdict) {
        return verdict.findings().path("validation_error").asText();
    }

    static List<String> warnings(Verdict verdict) {
        return StreamSupport.stream(
                        verdict.findings().path("validation_warnings").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    static JsonNode metrics(Verdict verdict) {
        return verdict.findings().at("/metrics/finetune_dataset_metrics");
    }
}
