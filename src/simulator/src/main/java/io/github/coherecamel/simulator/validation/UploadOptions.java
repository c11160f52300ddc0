package io.github.coherecamel.simulator.validation;

import java.util.List;

/**
 * What a client may ask of validation.
 *
 * @param delimiter between the cells of a CSV file
 * @param textSeparator between the texts of a plain file; empty for the default
 */
public record UploadOptions(
        boolean skipMalformed,
        List<String> keepFields,
        List<String> optionalFields,
        char delimiter,
        String textSeparator) {
    public static final UploadOptions DEFAULT = new UploadOptions(false, List.of(), List.of(), ',', "");
}
