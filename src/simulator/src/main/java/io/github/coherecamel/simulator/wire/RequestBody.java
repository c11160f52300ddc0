package io.github.coherecamel.simulator.wire;

import io.github.coherecamel.simulator.call.UploadedFile;
import java.util.List;

/**
 * A body that has arrived in full: its bytes, or the files of a multipart one.
 *
 * @param problem why the body could not be taken, or empty text
 */
public record RequestBody(byte[] bytes, List<UploadedFile> files, boolean tooLarge, String problem) {
    static RequestBody of(byte[] bytes) {
        return new RequestBody(bytes, List.of(), false, "");
    }

    static RequestBody of(List<UploadedFile> files) {
        return new RequestBody(new byte[0], files, false, "");
    }

    static RequestBody tooLarge(String problem) {
        return new RequestBody(new byte[0], List.of(), true, problem);
    }

    static RequestBody malformed(String problem) {
        return new RequestBody(new byte[0], List.of(), false, problem);
    }
}
