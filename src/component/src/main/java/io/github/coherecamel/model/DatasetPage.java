package io.github.coherecamel.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page of datasets. The API pages these by offset, and tells neither a token nor a total.
 *
 * @param additional what this library does not know
 */
public record DatasetPage(List<Dataset> datasets, @JsonAnySetter @JsonAnyGetter Map<String, Object> additional)
        implements Page<Dataset, DatasetPage> {

    public DatasetPage {
        datasets = Absent.toEmpty(datasets);
        additional = Absent.toEmpty(additional);
    }

    @Override
    public List<Dataset> items() {
        return datasets;
    }

    @JsonIgnore
    @Override
    public @Nullable String nextPageToken() {
        return null;
    }

    @JsonIgnore
    @Override
    public @Nullable Integer totalSize() {
        return null;
    }

    @Override
    public DatasetPage joined(List<Dataset> items, DatasetPage last) {
        return new DatasetPage(items, last.additional);
    }
}
