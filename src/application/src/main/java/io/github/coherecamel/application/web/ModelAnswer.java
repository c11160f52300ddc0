package io.github.coherecamel.application.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.coherecamel.application.wanted.Health;
import io.github.coherecamel.application.wanted.Model;
import io.github.coherecamel.application.wanted.Sync;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * What is told of a model beside one of its events. Nothing that the API says of its settings is in it.
 *
 * @param wanted the dataset that it is to have
 * @param actual the one that it had when it was read last; null if it was not read yet
 * @param reason why it is neither synced nor healthy; null if it is
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ModelAnswer(
        String id, String wanted, @Nullable String actual, Sync sync, Health health, @Nullable String reason) {

    static ModelAnswer of(Model model) {
        return new ModelAnswer(
                model.id(), model.datasetId(), model.actualDatasetId(), model.sync(), model.health(), model.reason());
    }
}
