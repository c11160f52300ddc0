package io.github.coherecamel.application;

import static io.github.coherecamel.application.SimulatedCohere.MODEL;
import static org.awaitility.Awaitility.await;

import io.github.coherecamel.application.event.Event;
import io.github.coherecamel.application.hold.Holds;
import io.github.coherecamel.application.wanted.Database;
import io.github.coherecamel.application.wanted.Intake;
import io.github.coherecamel.application.wanted.Model;
import io.github.coherecamel.application.wanted.StoredEvent;
import io.github.coherecamel.simulator.CohereSimulator;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/** What tests of the running controller have in common: nothing is wanted when one begins, and the API works. */
abstract class ControllerTest {

    /** Only a hang lasts so long. */
    static final Duration LONG = Duration.ofSeconds(60);

    CohereSimulator cohere;

    @Inject
    Intake intake;

    @Inject
    Database database;

    @Inject
    Holds holds;

    @BeforeEach
    void startAnew() {
        Anew.begin(cohere);
    }

    final String dataset() {
        return cohere.addDataset("autumn", "chat-finetune-input", "validated");
    }

    final String inUse() {
        return cohere.model(MODEL).at("/settings/dataset_id").asText();
    }

    final StoredEvent accept(String model, String dataset, @Nullable Instant time) {
        return intake.accept(List.of(new Event("/tests", UUID.randomUUID().toString(), time, model, dataset, null)))
                .get(0)
                .event();
    }

    final StoredEvent closed(StoredEvent event) {
        await().atMost(LONG).until(() -> find(event).outcome() != null);
        return find(event);
    }

    final StoredEvent find(StoredEvent event) {
        return database.inTransaction(transaction -> transaction
                .sql()
                .createQuery("select * from event where seq = :seq")
                .bind("seq", event.seq())
                .mapTo(StoredEvent.class)
                .one());
    }

    final Model model() {
        return database.inTransaction(transaction -> transaction
                .sql()
                .createQuery("select * from model where id = :id")
                .bind("id", MODEL)
                .mapTo(Model.class)
                .one());
    }

    /** Returns the model when it is as it is to be. */
    final Model awaitModel(Predicate<Model> condition) {
        await().atMost(LONG).until(() -> condition.test(model()));
        return model();
    }

    final void execute(String sql) {
        database.inTransaction(transaction -> transaction.sql().execute(sql));
    }
}
