package io.github.coherecamel.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;

/**
 * What all datasets of the organisation take up.
 *
 * @param organizationUsage in bytes; 0 if the API left it out. The documentation tells of a quota of 10 GB
 * @param additional what this library does not know
 */
public record DatasetUsage(long organizationUsage, @JsonAnySetter @JsonAnyGetter Map<String, Object> additional)
        implements WireRecord {

    public DatasetUsage {
        additional = Absent.toEmpty(additional);
    }
}
