package io.github.coherecamel.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One stored file of a dataset, an Avro object file.
 *
 * @param url where it can be downloaded
 * @param index 0 if the API left it out
 * @param sizeBytes 0 if the API left it out
 * @param numRows 0 if the API left it out
 * @param additional what this library does not know
 */
public record DatasetPart(
        @Nullable String id,
        @Nullable String name,
        @Nullable String url,
        int index,
        long sizeBytes,
        long numRows,
        @Nullable String originalUrl,
        List<String> samples,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> additional)
        implements WireRecord {

    public DatasetPart {
        samples = Absent.toEmpty(samples);
        additional = Absent.toEmpty(additional);
    }
}
