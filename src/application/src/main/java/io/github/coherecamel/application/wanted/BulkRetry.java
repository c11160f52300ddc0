package io.github.coherecamel.application.wanted;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Tries again all models that failed for one reason, some at a time. */
@Singleton
public final class BulkRetry {

    /** Models that one call looks at. */
    private static final int MOST = 500;

    /**
     * What has come of it.
     *
     * @param changed models that are due now and were not before
     * @param next what to go on with, as {@code after}; null if it is done
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Retried(int changed, @Nullable String next) {}

    private final Database database;
    private final Actions actions;

    BulkRetry(Database database, Actions actions) {
        this.database = database;
        this.actions = actions;
    }

    /** @param after the last model of the call before; null to begin with the first */
    public Retried retry(Category category, String who, @Nullable String after) {
        var filter = new ModelFilter(null, null, category, null, null, null);
        var models = database.inTransaction(
                transaction -> ModelViews.query(transaction, filter, after == null ? "" : after, MOST));
        // Each by itself, so that nobody has to wait for all of them.
        var changed = models.stream()
                .flatMap(model -> actions.retry(model.id(), null, who).stream())
                .filter(Actions.Change::changed)
                .count();
        return new Retried(
                (int) changed, models.size() == MOST ? models.get(MOST - 1).id() : null);
    }
}
