package io.github.coherecamel.application.wanted;

import io.github.coherecamel.application.wanted.Actions.Change;
import io.github.coherecamel.application.wanted.Database.Transaction;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Wants nothing of a model any more, such as of one that was deleted. What happened to it is kept as long as anything is. */
@Singleton
public final class Forgetting {

    private final Database database;
    private final Outbox outbox;
    private final DueSignal due;

    Forgetting(Database database, Outbox outbox, DueSignal due) {
        this.database = database;
        this.outbox = outbox;
        this.due = due;
    }

    /** Forgets a model that nobody works on, with its event if that is open. Nothing is returned if there is no such model. */
    public Optional<Change> forget(String modelId, String who) {
        var change = database.durably(
                transaction -> WantedModels.locked(transaction, modelId).map(model -> forget(transaction, model, who)));
        due.wake();
        return change;
    }

    private Change forget(Transaction transaction, Model model, String who) {
        if (model.isWorkedOn(transaction.now())) {
            return new Change(false, "it is being worked on: pause it, and forget it when that has ended", model, null);
        }
        var reason = "the model was forgotten by " + who;
        var abandoned = model.claimedEventSeq();
        if (abandoned != null && abandoned != model.eventSeq()) {
            outbox.close(transaction, abandoned, Outcome.SUPERSEDED, reason);
        }
        outbox.close(transaction, model.eventSeq(), Outcome.REJECTED, reason);
        transaction
                .sql()
                .createUpdate("delete from model where id = :id")
                .bind("id", model.id())
                .execute();
        var message = "nothing is wanted of it any more";
        Audit.write(transaction, who, "forget", model.id(), message);
        return new Change(true, message, model, null);
    }
}
