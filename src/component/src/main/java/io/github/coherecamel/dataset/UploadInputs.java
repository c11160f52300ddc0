package io.github.coherecamel.dataset;

import io.github.coherecamel.api.FilePart;
import io.github.coherecamel.api.InvalidInputException;
import io.github.coherecamel.api.UploadDataset;
import io.github.coherecamel.camel.Action;
import io.github.coherecamel.camel.Inputs;
import io.github.coherecamel.camel.Reply;
import io.github.coherecamel.camel.Session;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.util.FileUtil;
import org.jspecify.annotations.Nullable;

/** Inputs of an upload: the body is the file, the rest comes from headers and options. */
final class UploadInputs {

    /** The API's documentation: names must have fewer than 50 characters. */
    private static final int LONGEST_NAME = 49;

    private UploadInputs() {}

    static Action action(Message message, CohereDatasetConfiguration configuration) throws Exception {
        var inputs = new Inputs("upload a dataset", message);
        var type = inputs.require(CohereDatasetHeaders.TYPE, "type", String.class, configuration.getType());
        var name = inputs.find(CohereDatasetHeaders.NAME, String.class, configuration.getName());
        var options = options(inputs, configuration);
        var evaluation = evaluation(inputs, configuration);
        var data = data(inputs, evaluation);
        var call = new UploadDataset(
                name == null ? nameOf(data.fileName()) : name,
                type,
                options,
                new FilePart("data", data.fileName(), data.content()),
                evaluation == null ? null : new FilePart("eval_data", evaluation.fileName(), evaluation.content()));
        return new Upload(call, data, evaluation);
    }

    private record Upload(UploadDataset call, UploadBody data, @Nullable UploadBody evaluation) implements Action {

        @Override
        public CompletableFuture<Reply> run(Session session) {
            return session.client()
                    .send(call)
                    .thenApply(
                            received -> DatasetInputs.uploaded(received.value()).withStatus(received.status()))
                    .whenComplete((reply, failure) -> close());
        }

        private void close() {
            data.close();
            if (evaluation != null) {
                evaluation.close();
            }
        }
    }

    private static UploadBody data(Inputs inputs, @Nullable UploadBody evaluation) throws Exception {
        try {
            return UploadBody.of(inputs, inputs.message().getBody(), fileName(inputs));
        } catch (Exception e) {
            if (evaluation != null) {
                evaluation.close();
            }
            throw e;
        }
    }

    private static @Nullable UploadBody evaluation(Inputs inputs, CohereDatasetConfiguration configuration)
            throws Exception {
        var file = configuration.getEvalFile();
        var given = inputs.find(CohereDatasetHeaders.EVAL_DATA, Object.class, file == null ? null : Path.of(file));
        var named = inputs.find(CohereDatasetHeaders.EVAL_FILE_NAME, String.class, null);
        return given == null ? null : UploadBody.of(inputs, given, named);
    }

    private static @Nullable String fileName(Inputs inputs) throws InvalidInputException {
        var named = inputs.find(CohereDatasetHeaders.FILE_NAME, String.class, null);
        if (named != null) {
            return named;
        }
        var camelNamed = inputs.find(Exchange.FILE_NAME, String.class, null);
        return camelNamed == null ? null : FileUtil.stripPath(camelNamed);
    }

    private static String nameOf(String fileName) {
        var name = FileUtil.onlyName(fileName, true);
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
