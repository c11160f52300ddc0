package io.github.coherecamel.dataset;

import io.github.coherecamel.api.FilePart;
import io.github.coherecamel.api.InvalidInputException;
import io.github.coherecamel.api.Text;
import io.github.coherecamel.api.UploadDataset;
import io.github.coherecamel.camel.Action;
import io.github.coherecamel.camel.Inputs;
import io.github.coherecamel.camel.UnknownTexts;
import java.nio.file.Path;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.util.FileUtil;
import org.jspecify.annotations.Nullable;

/** Inputs of an upload: the body is the file, the rest comes from headers and options. */
final class UploadInputs {

    /** The API's documentation: names must have fewer than 50 characters. */
    static final int LONGEST_NAME = 49;

    private UploadInputs() {}

    static Action action(Message message, CohereDatasetConfiguration configuration) throws Exception {
        var inputs = new Inputs("upload a dataset", message);
        var copies = UploadCopies.of(inputs.exchange());
        try {
            var upload = upload(inputs, configuration);
            return session -> Action.of(upload, DatasetInputs::uploaded)
                    .run(session)
                    .whenComplete((reply, failure) -> copies.endAttempt());
        } catch (InvalidInputException e) {
            copies.endAttempt();
            throw e;
        } catch (Exception e) {
            copies.endAttempt();
            throw inputs.invalid(
                    "what is to be sent cannot be read or copied: %s. Mend that, and send it again"
                            .formatted(Text.clean(String.valueOf(e.getMessage()))),
                    e);
        }
    }

    private static UploadDataset upload(Inputs inputs, CohereDatasetConfiguration configuration) throws Exception {
        var type = inputs.require(CohereDatasetHeaders.TYPE, "type", String.class, configuration.getType());
        UnknownTexts.warn("type", type, CohereDatasetConfiguration.TYPES);
        var name = inputs.text(CohereDatasetHeaders.NAME, "name", configuration.getName());
        var options = options(inputs, configuration);
        var data = UploadBody.of(inputs, "the body", inputs.message().getBody(), fileName(inputs));
        var evaluation = evaluation(inputs, configuration);
        return new UploadDataset(
                name == null ? nameOf(data.fileName()) : name,
                type,
                options,
                new FilePart("data", data.fileName(), data.content()),
                evaluation == null ? null : new FilePart("eval_data", evaluation.fileName(), evaluation.content()));
    }

    private static @Nullable UploadBody evaluation(Inputs inputs, CohereDatasetConfiguration configuration)
            throws Exception {
        var given = inputs.find(CohereDatasetHeaders.EVAL_DATA, Object.class, null);
        var named = inputs.text(CohereDatasetHeaders.EVAL_FILE_NAME);
        if (given != null) {
            return UploadBody.of(inputs, "header " + CohereDatasetHeaders.EVAL_DATA, given, named);
        }
        var file = configuration.getEvalFile();
        return file == null ? null : UploadBody.of(inputs, "option evalFile", Path.of(file), named);
    }

    private static @Nullable String fileName(Inputs inputs) throws InvalidInputException {
        var named = inputs.text(CohereDatasetHeaders.FILE_NAME);
        if (named != null) {
            return named;
        }
        var camelNamed = inputs.find(Exchange.FILE_NAME, String.class, null);
        var name = camelNamed == null ? "" : FileUtil.stripPath(camelNamed);
        return name.isBlank() ? null : name;
    }

    private static String nameOf(String fileName) {
        var plain = FileUtil.onlyName(fileName, true);
        // Such as .jsonl, which is all extension.
        var name = plain.isBlank() ? fileName : plain;
        return name.codePointCount(0, name.length()) <= LONGEST_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME));
    }

    private static UploadDataset.Options options(Inputs inputs, CohereDatasetConfiguration configuration)
            throws InvalidInputException {
        return new UploadDataset.Options(
                inputs.find(
                        CohereDatasetHeaders.KEEP_ORIGINAL_FILE, Boolean.class, configuration.getKeepOriginalFile()),
                inputs.find(
                        CohereDatasetHeaders.SKIP_MALFORMED_INPUT,
                        Boolean.class,
                        configuration.getSkipMalformedInput()),
                inputs.list(CohereDatasetHeaders.KEEP_FIELDS, configuration.getKeepFields()),
                inputs.list(CohereDatasetHeaders.OPTIONAL_FIELDS, configuration.getOptionalFields()),
                inputs.find(CohereDatasetHeaders.TEXT_SEPARATOR, String.class, configuration.getTextSeparator()),
                inputs.find(CohereDatasetHeaders.CSV_DELIMITER, String.class, configuration.getCsvDelimiter()));
    }
}
