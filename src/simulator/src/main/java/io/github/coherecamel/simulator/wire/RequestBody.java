package io.github.coherecamel.simulator.wire;

import io.github.coherecamel.simulator.call.Bytes;
import io.github.coherecamel.simulator.call.UploadedFile;
import java.util.List;

/**
 * A body that has arrived in full: its bytes, or the files of a multipart one.
 *
 * @param problem why the body could not be taken, or empty text
 */
public record RequestBody(Bytes bytes, List<UploadedFile> files, boolean tooLarge, String problem) {
    public static final RequestBody NONE = of(new byte[0]);

    static RequestBody of(byte[] bytes) {
        return new RequestBody(Bytes.of(bytes), List.of(), false, "");
    }

    static RequestBody of(List<UploadedFile> files) {
        return new RequestBody(Bytes.NONE, files, false, "");
    }

    static RequestBody tooLarge(String problem) {
        return new RequestBody(Bytes.NONE, List.of(), true, problem);
    }

    static RequestBody malformed(String problem) {
        return new RequestBody(Bytes.NONE, List.of(), false, problem);
    }
}
