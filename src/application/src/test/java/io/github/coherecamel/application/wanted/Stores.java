package io.github.coherecamel.application.wanted;

import io.github.coherecamel.application.TestConfig;
import io.github.coherecamel.application.Ticker;
import io.github.coherecamel.application.event.Event;
import io.github.coherecamel.application.proof.Postgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jspecify.annotations.Nullable;

/** The stores on one of the databases, with nothing in it. */
public final class Stores {

    static final String NODE = "n1";

    /** What the API calls each model that was updated. */
    static final String NAME = "Bike shop";

    static final Duration LEASE = Duration.ofHours(1);

    /** Its claims are over when they are made. */
    static final Duration NO_LEASE = Duration.ZERO;

    /** The databases that there are. The tests of one JVM share them. */
    public enum Kind {
        H2(false) {
            @Override
            DataSource open() throws IOException {
                var folder = Files.createTempDirectory("h2");
                return JdbcConnectionPool.create("jdbc:h2:file:" + folder + "/controller;WRITE_DELAY=0", "sa", "");
            }
        },
        POSTGRESQL(true) {
            @Override
            DataSource open() throws IOException {
                return Postgres.start(Files.createTempDirectory("postgres")).dataSource();
            }
        };

        private final boolean postgresql;
        private @Nullable DataSource source;

        Kind(boolean postgresql) {
            this.postgresql = postgresql;
        }

        abstract DataSource open() throws IOException;

        public Stores empty(String... config) {
            return empty(UnaryOperator.identity(), config);
        }

        /** @param wrapping what the stores get instead of the database itself */
        public synchronized Stores empty(UnaryOperator<DataSource> wrapping, String... config) {
            try {
                if (source == null) {
                    source = open();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            var flyway =
                    Flyway.configure().dataSource(source).cleanDisabled(false).load();
            flyway.clean();
            flyway.migrate();
            return new Stores(wrapping.apply(source), postgresql, config);
        }
    }

    public final Database database;
    final Outbox outbox;
    final Closings closings;
    public final Intake intake;
    final Claims claims;
    final Ends ends;
    final Drift drift;
    final Retention retention;
    final EventViews eventViews;
    final ActionViews actionViews;
    final ModelViews modelViews;
    final ModelCounts counts;
    final Timers timers;
    final DatabaseClock clock;
    final Agenda agenda;
    final Backlog backlog;
    final History history;
    final Actions actions;
    final BulkRetry bulkRetry;
    public final Revisions revisions;
    final Forgetting forgetting;

    private Stores(DataSource source, boolean postgresql, String... config) {
        var configuration = TestConfig.with(config);
        var due = new DueSignal();
        database = new Database(source, postgresql, new ClosedDatabase(() -> {}));
        outbox = new Outbox(database);
        closings = new Closings(new Lookup(database));
        intake = new Intake(database, outbox, due, closings);
        claims = new Claims(database, outbox, new Budget(configuration), configuration);
        ends = new Ends(database, outbox, closings);
        drift = new Drift(database, due, configuration);
        retention = new Retention(database, configuration);
        eventViews = new EventViews(database);
        actionViews = new ActionViews(database);
        modelViews = new ModelViews(database);
        counts = new ModelCounts(database, new Ticker());
        timers = new Timers(database, configuration);
        clock = new DatabaseClock(database);
        agenda = new Agenda(database, timers, clock);
        backlog = new Backlog(database, configuration, new Ticker());
        history = new History(database);
        actions = new Actions(database, intake, due);
        bulkRetry = new BulkRetry(database, actions);
        revisions = new Revisions(database, List.of());
        forgetting = new Forgetting(database, outbox, due);
    }

    /** Accepts an event with an id of its own. */
    StoredEvent accept(String model, String dataset, @Nullable Instant time) {
        var event = new Event("/tests", UUID.randomUUID().toString(), time, model, dataset, null);
        return intake.accept(List.of(event)).get(0).event();
    }

    public StoredEvent event(StoredEvent event) {
        return database.inTransaction(transaction -> transaction
                .sql()
                .createQuery("select * from event where seq = :seq")
                .bind("seq", event.seq())
                .mapTo(StoredEvent.class)
                .one());
    }

    public Model model(String id) {
        return database.inTransaction(transaction -> transaction
                .sql()
                .createQuery("select * from model where id = :id")
                .bind("id", id)
                .mapTo(Model.class)
                .one());
    }

    public void execute(String sql) {
        database.inTransaction(transaction -> transaction.sql().execute(sql));
    }

    long count(String from) {
        return database.inTransaction(transaction -> transaction
                .sql()
                .createQuery("select count(*) from " + from)
                .mapTo(Long.class)
                .one());
    }

    /** Claims what is due for an hour. */
    List<Claim> claim() {
        return claims.claim(100, NODE, LEASE, null);
    }

    /** Claims the one model that is due. */
    public Claim claimOne() {
        return claim().stream()
                .reduce((one, other) -> {
                    throw new AssertionError("more than one is due");
                })
                .orElseThrow();
    }

    public boolean end(Claim claim, Verdict verdict) {
        return ends.write(claim, verdict, NODE, LEASE);
    }

    public static Verdict updated(Claim claim) {
        return success(claim, Verdict.Result.UPDATED, Outcome.APPLIED);
    }

    static Verdict unchanged(Claim claim) {
        return success(claim, Verdict.Result.UNCHANGED, Outcome.UNCHANGED);
    }

    private static Verdict success(Claim claim, Verdict.Result result, Outcome outcome) {
        return new Verdict(
                result,
                Category.NONE,
                null,
                outcome,
                Sync.SYNCED,
                Health.HEALTHY,
                true,
                null,
                claim.datasetId(),
                "STATUS_READY",
                null,
                null,
                NAME);
    }

    static Verdict training(Claim claim, String reason) {
        return new Verdict(
                Verdict.Result.UPDATED,
                Category.NONE,
                reason,
                Outcome.APPLIED,
                Sync.SYNCED,
                Health.PROGRESSING,
                true,
                Duration.ofSeconds(30),
                claim.datasetId(),
                "STATUS_QUEUED",
                null,
                null,
                null);
    }

    static Verdict failed(Category category, Duration again) {
        return new Verdict(
                Verdict.Result.FAILED,
                category,
                "it failed",
                null,
                null,
                Health.RETRYING,
                false,
                again,
                null,
                null,
                null,
                null,
                null);
    }

    static Verdict differs(String found) {
        return new Verdict(
                Verdict.Result.DIFFERS,
                Category.DRIFT,
                "it differs",
                null,
                Sync.OUT_OF_SYNC,
                Health.DEGRADED,
                false,
                null,
                found,
                "STATUS_READY",
                null,
                null,
                null);
    }

    static Verdict rejected() {
        return new Verdict(
                Verdict.Result.REJECTED,
                Category.DATASET,
                "it cannot be done",
                Outcome.REJECTED,
                null,
                Health.DEGRADED,
                false,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
