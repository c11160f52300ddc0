package io.github.coherecamel.application.wanted;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what is written down, to tell somebody. */
@Singleton
public final class Lookup {

    private final Database database;

    Lookup(Database database) {
        this.database = database;
    }

    /** Returns those that there are, in the order in which they came in. */
    public List<StoredEvent> events(Collection<Long> seqs) {
        var sorted = seqs.stream().sorted().toList();
        var found = new ArrayList<StoredEvent>();
        for (var piece : Database.pieces(sorted)) {
            found.addAll(piece(piece));
        }
        return found;
    }

    private List<StoredEvent> piece(List<Long> seqs) {
        return database.inTransaction(transaction -> transaction
                .sql()
                .createQuery("select * from event where seq in (<seqs>) order by seq")
                .bindList("seqs", seqs)
                .mapTo(StoredEvent.class)
                .list());
    }

    /** Returns those that there are, by their ids. */
    public Map<String, Model> models(Collection<String> ids) {
        return ids.isEmpty()
                ? Map.of()
                : database
                        .inTransaction(transaction -> transaction
                                .sql()
                                .createQuery("select * from model where id in (<ids>)")
                                .bindList("ids", Database.listed(ids))
                                .mapTo(Model.class)
                                .list())
                        .stream()
                        .collect(Collectors.toMap(Model::id, Function.identity()));
    }

    /** Returns what the API calls those that have a name, by their ids. What is about no model has none. */
    public Map<String, String> names(Stream<@Nullable String> ids) {
        return models(ids.flatMap(Stream::ofNullable).collect(Collectors.toSet())).values().stream()
                .filter(model -> model.name() != null)
                .collect(Collectors.toMap(Model::id, model -> Objects.requireNonNull(model.name())));
    }

    /** Whether an event has wanted this dataset of this model. */
    public boolean wasWanted(String modelId, String datasetId) {
        return database.inTransaction(transaction -> transaction
                .sql()
                .createQuery("select exists (select 1 from event where model_id = :model and dataset_id = :dataset)")
                .bind("model", modelId)
                .bind("dataset", datasetId)
                .mapTo(Boolean.class)
                .one());
    }

    /** Whether anything is wanted of other models than this one. */
    public boolean hasOthers(String modelId) {
        return database.inTransaction(transaction -> transaction
                .sql()
                .createQuery("select exists (select 1 from model where id <> :id)")
                .bind("id", modelId)
                .mapTo(Boolean.class)
                .one());
    }
}
