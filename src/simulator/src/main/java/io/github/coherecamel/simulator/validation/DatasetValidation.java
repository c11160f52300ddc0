package io.github.coherecamel.simulator.validation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.coherecamel.simulator.call.Json;
import io.github.coherecamel.simulator.call.UploadedFile;
import java.io.IOException;
import java.io.PushbackInputStream;
import java.nio.charset.CharacterCodingException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the files of one dataset and judges them. The first problem becomes {@code validation_error}, the others
 * {@code validation_warnings}. Needs memory for one row, whatever the size of the files.
 */
public final class DatasetValidation {
    /** Rows are compared with the first so many different ones, so that memory stays bounded. */
    private static final int FINGERPRINTS = 100_000;

    private static final int SAMPLES = 3;
    private static final int SAMPLE_LENGTH = 2_000;

    private final DatasetKind kind;
    private final UploadOptions options;
    private final RowRules rules;
    private final Notes notes = new Notes();
    private final Tally rows = new Tally();
    private final Tally bytes = new Tally();
    private final ArrayNode parts = Json.MAPPER.createArrayNode();

    private DatasetValidation(DatasetKind kind, UploadOptions options) {
        this.kind = kind;
        this.options = options;
        this.rules = kind.rules().apply(options);
    }

    public static Verdict of(
            DatasetKind kind, UploadOptions options, UploadedFile data, @Nullable UploadedFile evalData) {
        var validation = new DatasetValidation(kind, options);
        validation.read(data, evalData == null ? null : Split.TRAIN);
        if (evalData != null) {
            validation.read(evalData, Split.EVAL);
        }
        return validation.verdict(evalData != null);
    }

    private void read(UploadedFile file, @Nullable Split split) {
        if (!kind.extensions().contains(file.extension())) {
            notes.problem("file '" + file.fileName() + "' has an unsupported format: " + kind.name() + " takes "
                    + String.join(" or ", kind.extensions().stream().sorted().toList()));
            return;
        }
        if (file.size() == 0) {
            notes.problem("file '" + file.fileName() + "' is empty");
            return;
        }
        var taker = new Taker(file, split);
        try (var in = new PushbackInputStream(file.content().open(), ByteOrderMark.LENGTH)) {
            if (ByteOrderMark.skip(in)) {
                notes.warning(
                        "file '" + file.fileName() + "' starts with a byte order mark, which the service may refuse:"
                                + " save it as UTF-8 without one");
            }
            source(file).read(in, taker);
        } catch (CharacterCodingException e) {
            notes.problem("file '" + file.fileName() + "' is not valid UTF-8");
        } catch (IOException e) {
            notes.problem("file '" + file.fileName() + "' could not be read");
        }
        taker.close();
    }

    private RowSource source(UploadedFile file) {
        return switch (file.extension()) {
            case "csv" -> new CsvSource(kind.columns(), kind.headed(), options.delimiter());
            case "txt" -> new TextSource(options.textSeparator());
            default -> new JsonlSource();
        };
    }

    private Verdict verdict(boolean evalGiven) {
        rules.close(rows, evalGiven, notes);
        if (!evalGiven && kind.measured()) {
            notes.warning("no evaluation data was given: a part of the training data is used for it");
        }
        var findings = Json.object();
        if (!notes.clean()) {
            findings.put("validation_error", notes.error());
        }
        if (!notes.remarks().isEmpty()) {
            var warnings = findings.putArray("validation_warnings");
            notes.remarks().forEach(warnings::add);
        }
        describe(findings);
        findings.set("dataset_parts", parts);
        if (kind.measured()) {
            findings.putObject("metrics").set("finetune_dataset_metrics", metrics());
        }
        return new Verdict(notes.clean(), findings);
    }

    private void describe(ObjectNode findings) {
        findings.put("schema", AvroSchema.of(kind, options.optionalFields()));
        var required = findings.putArray("required_fields");
        kind.columns().forEach(required::add);
        if (!options.keepFields().isEmpty()) {
            var preserved = findings.putArray("preserve_fields");
            options.keepFields().forEach(preserved::add);
        }
    }

    private ObjectNode metrics() {
        var metrics = Json.object();
        metrics.put("total_examples", rows.total());
        metrics.put("train_examples", rows.train()).put("train_size_bytes", bytes.train());
        metrics.put("eval_examples", rows.eval()).put("eval_size_bytes", bytes.eval());
        rules.measure(metrics);
        return metrics;
    }

    /** Takes the rows of one file; without a fixed split they are split automatically. */
    private final class Taker implements RowSource.Sink {
        private final UploadedFile file;
        private final @Nullable Split split;
        private final Set<Long> seen = new HashSet<>();
        private final ArrayNode samples = Json.MAPPER.createArrayNode();
        private final Tally taken = new Tally();

        Taker(UploadedFile file, @Nullable Split split) {
            this.file = file;
            this.split = split;
        }

        @Override
        public void row(long number, ObjectNode row, long fingerprint) {
            notes.seen(seen.contains(fingerprint));
            if (seen.contains(fingerprint)) {
                notes.warning(where(number) + " repeats an earlier row and was dropped");
                return;
            }
            if (seen.size() < FINGERPRINTS) {
                seen.add(fingerprint);
            }
            var use = split == null ? Split.automatic(taken.total()) : split;
            var wrong = rules.take(row, use, notes);
            if (!wrong.isEmpty()) {
                unreadable(number, wrong);
                return;
            }
            taken.add(use, 1);
            if (samples.size() < SAMPLES) {
                var sample = row.toString();
                samples.add(sample.substring(0, Math.min(SAMPLE_LENGTH, sample.length())));
            }
        }

        @Override
        public void unreadable(long number, String why) {
            if (options.skipMalformed()) {
                notes.warning(where(number) + " was dropped: " + why);
            } else {
                notes.problem(where(number) + ": " + why);
            }
        }

        private String where(long number) {
            return (file.part().equals("data") ? "row " : file.part() + " row ") + number;
        }

        void close() {
            var total = Math.max(1, taken.total());
            for (var use : Split.values()) {
                var count = use == Split.TRAIN ? taken.train() : taken.eval();
                rows.add(use, count);
                bytes.add(use, file.size() * count / total);
            }
            parts.addObject()
                    .put("id", file.part())
                    .put("name", file.fileName())
                    .put("index", parts.size() - 1)
                    .put("size_bytes", Math.min(Integer.MAX_VALUE, file.size()))
                    .put("num_rows", taken.total())
                    .set("samples", samples);
        }
    }
}
