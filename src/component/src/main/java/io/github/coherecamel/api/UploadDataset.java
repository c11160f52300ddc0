package io.github.coherecamel.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.coherecamel.model.Dataset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /v1/datasets}; the answer has the new dataset's id and nothing else.
 *
 * <p>Repeating it makes another dataset with the same content. That costs storage and nothing else: names need not be
 * unique, and the API deletes a dataset after 30 days.
 *
 * @param type as the API spells it, such as {@code chat-finetune-input}
 */
public record UploadDataset(String name, String type, Options options, FilePart data, @Nullable FilePart evalData)
        implements Call<Dataset> {

    /** What the API lets one choose; null or empty leaves it to the API. */
    public record Options(
            @Nullable Boolean keepOriginalFile,
            @Nullable Boolean skipMalformedInput,
            List<String> keepFields,
            List<String> optionalFields,
            @Nullable String textSeparator,
            @Nullable String csvDelimiter) {}

    @Override
    public String task() {
        return "upload dataset " + Text.clean(name);
    }

    @Override
    public Request request() {
        var target = Datasets.all()
                .with("name", name)
                .with("type", type)
                .with("keep_original_file", options.keepOriginalFile)
                .with("skip_malformed_input", options.skipMalformedInput)
                .with("keep_fields", options.keepFields)
                .with("optional_fields", options.optionalFields)
                .with("text_separator", options.textSeparator)
                .with("csv_delimiter", options.csvDelimiter);
        var parts = evalData == null ? List.of(data) : List.of(data, evalData);
        return new Request("POST", target, new Body.Files(parts));
    }

    @Override
    public Dataset read(JsonNode answer) {
        var dataset = Json.convert(answer, Dataset.class);
        if (dataset.id() == null || dataset.id().isBlank()) {
            throw new UnexpectedJsonException("it names no dataset id");
        }
        return dataset;
    }
}
