package io.github.coherecamel.benchmarks.contestant;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.coherecamel.model.Dataset;
import io.github.coherecamel.model.FinetunedModel;

/** JSON as one does it by hand: straight between records and bytes, with Jackson's defaults. */
final class JsonText {

    static final ObjectMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private JsonText() {}

    /** How the API wraps a model. */
    record ModelAnswer(@JsonProperty("finetuned_model") FinetunedModel model) {}

    /** How the API wraps a dataset. */
    record DatasetAnswer(Dataset dataset) {}
}
