package io.github.coherecamel.application.wanted;

import io.github.coherecamel.application.wanted.Database.Transaction;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads models for people, by their ids. However many there are, a page takes the same time. */
@Singleton
public final class ModelViews {

    private static final String ALL = "select * from model where id > :after order by id limit :rows";

    /** As with events, so that no database goes through the whole table for a value that it believes to be frequent. */
    private static final String KEYED =
            """
            select * from model where id > :after and <column> = any(array[cast(:key as varchar)]) and <column> between :key and :key
            order by <column>, id limit :rows""";

    private final Database database;

    ModelViews(Database database) {
        this.database = database;
    }

    /**
     * Those whose ids or names begin with the text that is looked for come first.
     *
     * @param after the last one that was shown; null to begin with the first
     */
    public Page<Model> page(ModelFilter filter, @Nullable String after, int limit) {
        var rows = Page.rows(filter.isIndexed(), limit);
        return database.inTransaction(transaction -> {
            var named = named(transaction, filter, limit);
            return IdPrefix.before(
                    named,
                    after == null,
                    limit,
                    Model::id,
                    (most, isOther) -> Page.of(
                            query(transaction, filter, after == null ? "" : after, rows),
                            rows,
                            most,
                            isOther.and(filter::matches),
                            Model::id));
        });
    }

    private static List<Model> named(Transaction transaction, ModelFilter filter, int limit) {
        var most = limit / 2;
        var byId = IdPrefix.find(
                transaction, Model.class, "select * from model", filter.text(), limit, filter::matches, Model::id);
        var byName = ModelNames.find(transaction, filter.text(), most).stream().filter(filter::matches);
        // Half of them by their ids, so that there is room for names, and more if that is not needed.
        return Stream.of(byId.stream().limit((most + 1) / 2), byName, byId.stream())
                .flatMap(Function.identity())
                // As some of them are there twice.
                .collect(Collectors.toMap(Model::id, Function.identity(), (one, same) -> one, LinkedHashMap::new))
                .values()
                .stream()
                .limit(most)
                .toList();
    }

    /** By what is rarest, as a rule. */
    static List<Model> query(Transaction transaction, ModelFilter filter, String after, int rows) {
        var column = filter.category() != null
                ? "category"
                : filter.health() != null ? "health" : filter.sync() != null ? "sync" : null;
        var query = transaction.sql().createQuery(column == null ? ALL : KEYED);
        if (column != null) {
            var key = filter.category() != null
                    ? filter.category()
                    : filter.health() != null ? filter.health() : filter.sync();
            query.define("column", column).bind("key", String.valueOf(key));
        }
        return query.bind("after", after).bind("rows", rows).mapTo(Model.class).list();
    }

    public Optional<Model> find(String id) {
        return database.inTransaction(transaction -> transaction
                .sql()
                .createQuery("select * from model where id = :id")
                .bind("id", id)
                .mapTo(Model.class)
                .findOne());
    }
}
