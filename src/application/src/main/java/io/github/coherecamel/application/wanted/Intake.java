package io.github.coherecamel.application.wanted;

import io.github.coherecamel.application.event.Event;
import io.github.coherecamel.application.wanted.Database.Transaction;
import io.github.coherecamel.application.wanted.Receipt.Kind;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what is wanted. Event, wanted state and due time are one transaction: when a call has returned, nothing of
 * it is lost any more, and before that nobody may be told that it is accepted.
 */
@Named("intake")
@Singleton
@RegisterForReflection
public final class Intake {

    private final Database database;
    private final Outbox outbox;
    private final DueSignal due;
    private final Closings closings;
    private final GroupCommit<List<Event>, List<Receipt>> commits;

    Intake(Database database, Outbox outbox, DueSignal due, Closings closings) {
        this.database = database;
        this.outbox = outbox;
        this.due = due;
        this.closings = closings;
        this.commits = new GroupCommit<>(database::durably, this::acceptAll);
    }

    /** Accepts all of them or, if it fails, none. */
    public List<Receipt> accept(List<Event> events) {
        var receipts = commits.write(events);
        // Before the commit there would be nothing to see.
        due.wake();
        closings.wake();
        return receipts;
    }

    /** Accepts what several callers have come with. */
    private List<List<Receipt>> acceptAll(Transaction transaction, List<List<Event>> callers) {
        var receipts = accept(
                        transaction, callers.stream().flatMap(List::stream).toList())
                .iterator();
        return callers.stream()
                .map(events -> events.stream().map(event -> receipts.next()).toList())
                .toList();
    }

    /** Accepts one within a transaction of the caller, who wakes the reconciler after it. */
    Receipt accept(Transaction transaction, Event event) {
        return accept(transaction, List.of(event)).get(0);
    }

    private List<Receipt> accept(Transaction transaction, List<Event> events) {
        var incoming = new IncomingEvents(transaction, outbox, events);
        events.forEach(incoming::add);
        return incoming.write();
    }

    /** Writes down what could not be read as an event, so that a person can see it. The same again changes nothing. */
    public Receipt reject(String source, String id, @Nullable String payload, String reason) {
        return database.durably(transaction -> {
            var known = find(transaction, source, id);
            if (known != null) {
                return new Receipt(Kind.DUPLICATE, known);
            }
            var seq = transaction
                    .sql()
                    .createUpdate(
                            """
                            insert into event (source, id, happened_at, received_at, payload, outcome, reason, closed_at)
                            values (:source, :id, :now, :now, :payload, 'REJECTED', :reason, :now)""")
                    .bind("source", source)
                    .bind("id", id)
                    .bind("now", transaction.now())
                    .bind("payload", payload)
                    .bind("reason", reason)
                    .executeAndReturnGeneratedKeys("seq")
                    .mapTo(Long.class)
                    .one();
            outbox.add(transaction, List.of(seq), Outbox.Kind.CLOSED);
            return new Receipt(Kind.ACCEPTED, Objects.requireNonNull(find(transaction, source, id)));
        });
    }

    private static @Nullable StoredEvent find(Transaction transaction, String source, String id) {
        return IncomingEvents.find(transaction, List.of(new IncomingEvents.Key(source, id)))
                .findFirst()
                .orElse(null);
    }
}
