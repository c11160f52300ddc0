package io.github.coherecamel.application;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.coherecamel.api.InvalidInputException;
import io.github.coherecamel.finetune.CohereFinetuneHeaders;
import io.github.coherecamel.model.FinetunedModel;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import org.apache.camel.Body;
import org.apache.camel.ExchangeException;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;

/** Reads the event that a dataset was uploaded, and words the answer to it. */
@Named("event")
@Singleton
@RegisterForReflection
public final class Event {

    private static final String TASK = "read the event";

    private final ObjectMapper mapper = new ObjectMapper();

    /** What happened: a dataset is there for a model. */
    @RegisterForReflection
    public record DatasetUploaded(String modelId, String datasetId) {}

    public DatasetUploaded read(@Body byte @Nullable [] body) throws InvalidInputException {
        try {
            var event = mapper.readTree(body == null ? new byte[0] : body);
            return new DatasetUploaded(text(event, "model_id"), text(event, "dataset_id"));
        } catch (JsonProcessingException e) {
            throw bad("it is not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw bad("it is not JSON");
        }
    }

    /** The answer to an event that was acted on. */
    @RegisterForReflection
    public record Applied(String outcome, FinetunedModel model) {}

    public Applied outcome(@Header(CohereFinetuneHeaders.OUTCOME) String outcome, @Body FinetunedModel model) {
        return new Applied(outcome, model);
    }

    /** The answer to an event that was not acted on, in the shape of Cohere's own errors. */
    @RegisterForReflection
    public record Refused(@Nullable String message) {}

    public Refused reason(@ExchangeException Exception failure) {
        return new Refused(failure.getMessage());
    }

    private static String text(JsonNode event, String field) throws InvalidInputException {
        var value = event.path(field);
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw bad("it has no text " + field + ". Post {\"model_id\": \"...\", \"dataset_id\": \"...\"}");
        }
        return value.textValue();
    }

    private static InvalidInputException bad(String reason) {
        return new InvalidInputException(TASK, reason, null);
    }
}
