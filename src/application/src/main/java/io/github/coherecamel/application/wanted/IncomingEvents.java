package io.github.coherecamel.application.wanted;

import io.github.coherecamel.application.event.Event;
import io.github.coherecamel.application.wanted.Database.Transaction;
import io.github.coherecamel.application.wanted.Receipt.Kind;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Events that come in at once. What becomes of each is decided one after the other; all of them are written by as many
 * statements as one would be.
 */
final class IncomingEvents {

    private static final String STALE = "a newer event had come already";
    private static final String SUPERSEDED = "a newer event came first";

    record Key(String source, String id) {

        static Key of(Event event) {
            return new Key(event.source(), event.id());
        }
    }

    private final Transaction transaction;
    private final Outbox outbox;
    private final WantedModels models;
    private final Map<Key, StoredEvent> known;
    private final Map<Key, IncomingEvent> unknown = new HashMap<>();
    /** As {@link #unknown}, in the order in which they came. */
    private final List<IncomingEvent> toWrite = new ArrayList<>();
    /** Of those that were written before. */
    private final List<Long> superseded = new ArrayList<>();
    /** One for each that was added, to be asked after all is written. */
    private final List<Supplier<Receipt>> receipts = new ArrayList<>();

    /** @param events that may be added. Their models are locked, until the transaction ends */
    IncomingEvents(Transaction transaction, Outbox outbox, Collection<Event> events) {
        this.transaction = transaction;
        this.outbox = outbox;
        this.models = WantedModels.lock(
                transaction, events.stream().map(Event::modelId).toList());
        this.known = find(transaction, events.stream().map(Key::of).collect(Collectors.toSet()))
                .collect(Collectors.toMap(stored -> new Key(stored.source(), stored.id()), Function.identity()));
    }

    static Stream<StoredEvent> find(Transaction transaction, Collection<Key> keys) {
        if (keys.isEmpty()) {
            return Stream.empty();
        }
        var listed = Database.listed(keys);
        var query = transaction
                .sql()
                .createQuery("select * from event where (source, id) in (<keys>)")
                .define(
                        "keys",
                        IntStream.range(0, listed.size())
                                .mapToObj("(:source%1$d, :id%1$d)"::formatted)
                                .collect(Collectors.joining(", ")));
        for (var index = 0; index < listed.size(); index++) {
            query.bind("source" + index, listed.get(index).source())
                    .bind("id" + index, listed.get(index).id());
        }
        return query.mapTo(StoredEvent.class).stream();
    }

    void add(Event event) {
        var key = Key.of(event);
        var stored = known.get(key);
        var earlier = unknown.get(key);
        if (stored != null) {
            receipts.add(() -> repeated(event, stored));
        } else if (earlier != null) {
            receipts.add(() -> repeated(event, earlier.stored(transaction.now())));
        } else {
            var incoming = accept(event);
            unknown.put(key, incoming);
            receipts.add(() -> new Receipt(Kind.ACCEPTED, incoming.stored(transaction.now())));
        }
    }

    private IncomingEvent accept(Event event) {
        // No finer than the database keeps it.
        var happenedAt = event.time() == null ? transaction.now() : event.time().truncatedTo(ChronoUnit.MICROS);
        var incoming = new IncomingEvent(event, happenedAt);
        toWrite.add(incoming);
        if (models.isStale(event.modelId(), happenedAt)) {
            incoming.close(Outcome.STALE, STALE);
        } else {
            var before = models.want(incoming);
            before.incoming().ifPresent(other -> other.close(Outcome.SUPERSEDED, SUPERSEDED));
            before.stored().ifPresent(superseded::add);
        }
        return incoming;
    }

    private static Receipt repeated(Event event, StoredEvent stored) {
        var same = event.modelId().equals(stored.modelId()) && event.datasetId().equals(stored.datasetId());
        return new Receipt(same ? Kind.DUPLICATE : Kind.CONFLICT, stored);
    }

    /** Writes all that were added, and returns what each became. */
    List<Receipt> write() {
        if (!toWrite.isEmpty()) {
            insert();
            outbox.add(
                    transaction,
                    toWrite.stream()
                            .filter(incoming -> incoming.outcome() != null)
                            .map(IncomingEvent::seq)
                            .toList(),
                    Outbox.Kind.CLOSED);
            outbox.close(transaction, superseded, Outcome.SUPERSEDED, SUPERSEDED);
            models.write();
        }
        return receipts.stream().map(Supplier::get).toList();
    }

    private void insert() {
        var batch = transaction
                .sql()
                .prepareBatch(
                        """
                        insert into event (source, id, model_id, dataset_id, happened_at, received_at, payload,
                            outcome, reason, closed_at)
                        values (:source, :id, :modelId, :datasetId, :happenedAt, :now, :payload,
                            :outcome, :reason, :closedAt)""");
        for (var incoming : toWrite) {
            var event = incoming.event();
            batch.bind("source", event.source())
                    .bind("id", event.id())
                    .bind("modelId", event.modelId())
                    .bind("datasetId", event.datasetId())
                    .bind("happenedAt", incoming.happenedAt())
                    .bind("now", transaction.now())
                    .bind("payload", event.payload())
                    .bind("outcome", incoming.outcome())
                    .bind("reason", incoming.reason())
                    .bind("closedAt", incoming.outcome() == null ? null : transaction.now())
                    .add();
        }
        var seqs = batch.executePreparedBatch("seq").mapTo(Long.class).list();
        for (var index = 0; index < toWrite.size(); index++) {
            toWrite.get(index).written(Objects.requireNonNull(seqs.get(index)));
        }
    }
}
