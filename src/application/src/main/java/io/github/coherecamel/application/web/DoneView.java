package io.github.coherecamel.application.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.github.coherecamel.application.wanted.StoredAction;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody did.
 *
 * @param who as authentication says, or {@code anonymous}
 * @param what {@code retry}, {@code assign}, {@code accept}, {@code pause}, {@code resume}, {@code forget} or {@code hold}
 * @param modelId null if it concerned all models
 * @param detail what was changed by it, or why it was done
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DoneView(
        long seq, Instant at, String who, String what, @Nullable String modelId, @Nullable String detail) {

    static DoneView of(StoredAction action) {
        return new DoneView(action.seq(), action.at(), action.who(), action.what(), action.modelId(), action.detail());
    }
}
