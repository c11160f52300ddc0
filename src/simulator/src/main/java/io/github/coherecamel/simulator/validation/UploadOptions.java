package io.github.coherecamel.simulator.validation;

import java.util.List;

/** What a client may ask of validation. The delimiter is that of CSV files. */
public record UploadOptions(
        boolean skipMalformed, List<String> keepFields, List<String> optionalFields, char delimiter) {
    public static final UploadOptions DEFAULT = new UploadOptions(false, List.of(), List.of(), ',');
}
