package io.github.coherecamel.application.wanted;

import io.github.coherecamel.application.wanted.Database.Transaction;
import jakarta.inject.Singleton;
import java.util.List;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/** Reads what people did, the newest first, also to models that were forgotten. However much it is, a page takes the same time. */
@Singleton
public final class ActionViews {

    private static final RowMapper<StoredAction> ACTION = ConstructorMapper.of(StoredAction.class);
    private static final NumbersOfTimes DONE = new NumbersOfTimes("action", "at");

    private static final String ALL =
            "select * from action where seq between :first and :last order by seq desc limit :rows";

    /** As in {@link EventViews}, so that the index is what is read. */
    private static final String OF_MODEL =
            """
            select * from action where model_id = any(array[cast(:model as varchar)])
                and model_id between :model and :model and seq between :first and :last
            order by model_id desc, seq desc limit :rows""";

    private final Database database;

    ActionViews(Database database) {
        this.database = database;
    }

    /** @param after the last one that was shown; null to begin with the newest */
    public Page<StoredAction> page(ActionFilter filter, @Nullable Long after, int limit) {
        var rows = Page.rows(filter.isIndexed(), limit);
        var found = database.inTransaction(transaction -> {
            var range = DONE.between(transaction, filter.since(), filter.until());
            return query(transaction, filter, after == null ? range : range.before(after), rows);
        });
        return Page.of(found, rows, limit, filter::matches, action -> String.valueOf(action.seq()));
    }

    private static List<StoredAction> query(
            Transaction transaction, ActionFilter filter, NumbersOfTimes.Range range, int rows) {
        var query = transaction.sql().createQuery(filter.modelId() == null ? ALL : OF_MODEL);
        if (filter.modelId() != null) {
            query.bind("model", filter.modelId());
        }
        return query.bind("first", range.first())
                .bind("last", range.last())
                .bind("rows", rows)
                .map(ACTION)
                .list();
    }
}
