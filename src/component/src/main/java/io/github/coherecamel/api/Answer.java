package io.github.coherecamel.api;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came back.
 *
 * @param headers by lower-case name; of a repeated header the last value
 */
@SuppressWarnings("ArrayRecordComponent") // Passed on once and never compared.
public record Answer(int status, String reasonPhrase, Map<String, String> headers, byte[] body) {

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    @Nullable
    String header(String lowerCaseName) {
        return headers.get(lowerCaseName);
    }
}
