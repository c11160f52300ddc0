package io.github.coherecamel.application.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.github.coherecamel.application.wanted.Category;
import io.github.coherecamel.application.wanted.StoredAttempt;
import io.github.coherecamel.application.wanted.Verdict;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Once that the controller worked on a model.
 *
 * @param eventSeq the event that was to be brought about
 * @param node the process that did
 * @param result what it has come to
 * @param category what kind of failure it was; null if it was none
 * @param difference what was written; null if nothing
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AttemptView(
        long eventSeq,
        long generation,
        String node,
        Instant startedAt,
        Instant endedAt,
        Verdict.Result result,
        @Nullable Category category,
        @Nullable String message,
        @Nullable String difference) {

    static AttemptView of(StoredAttempt attempt) {
        return new AttemptView(
                attempt.eventSeq(),
                attempt.generation(),
                attempt.node(),
                attempt.startedAt(),
                attempt.endedAt(),
                attempt.outcome(),
                attempt.category() == Category.NONE ? null : attempt.category(),
                attempt.message(),
                attempt.difference());
    }
}
