package io.github.coherecamel.dataset;

import io.github.coherecamel.api.FilePart;
import io.github.coherecamel.api.InvalidRequestException;
import io.github.coherecamel.api.UploadDataset;
import io.github.coherecamel.camel.Action;
import io.github.coherecamel.camel.Inputs;
import io.github.coherecamel.camel.Reply;
import io.github.coherecamel.camel.Session;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
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
        var fileName = inputs.find(CohereDatasetHeaders.FILE_NAME, String.class, null);
        var name = inputs.find(CohereDatasetHeaders.NAME, String.class, configuration.getName());
        var body = UploadBody.of(inputs);
        if (fileName == null) {
            fileName = body.fileName();
        }
        var call = new UploadDataset(
                name == null ? nameOf(fileName) : name,
                type,
                options(configuration),
                new FilePart("data", fileName, body.content()),
                null);
        return new Upload(call, body);
    }

    private record Upload(UploadDataset call, UploadBody body) implements Action {

        @Override
        public CompletableFuture<Reply> run(Session session) {
            return session.client()
                    .send(call)
                    .thenApply(DatasetInputs::reply)
                    .whenComplete((reply, failure) -> body.close());
        }
    }

    private static String nameOf(String fileName) throws InvalidRequestException {
        var name = FileUtil.onlyName(fileName, true);
        return name.codePointCount(0, name.length()) <= LONGEST_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME));
    }

    private static UploadDataset.Options options(CohereDatasetConfiguration configuration) {
        return new UploadDataset.Options(
                configuration.getKeepOriginalFile(),
                configuration.getSkipMalformedInput(),
                list(configuration.getKeepFields()),
                list(configuration.getOptionalFields()),
                configuration.getTextSeparator(),
                configuration.getCsvDelimiter());
    }

    private static List<String> list(@Nullable String commaSeparated) {
        return commaSeparated == null
                ? List.of()
                : Arrays.stream(commaSeparated.split(","))
                        .map(String::strip)
                        .filter(field -> !field.isEmpty())
                        .toList();
    }
}
