package io.github.coherecamel.application.wanted;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource.DataSourceLiteral;
import io.quarkus.arc.Arc;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Handles;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.transaction.TransactionException;
import org.jspecify.annotations.Nullable;

/** The one database that is in use: H2 in a file, or PostgreSQL. Its clock is the only one. */
@Singleton
public final class Database {

    /** Locks are held for milliseconds, so whoever meets one gets through soon. */
    private static final int TRIES = 20;

    /** Far less than the parameters that a statement may have. */
    private static final int PIECE = 1000;

    /** One statement or several that count together. */
    public interface Work<T> {
        T in(Transaction transaction);
    }

    /** A transaction under way. */
    public static final class Transaction {

        private final Handle handle;
        private @Nullable Instant now;

        private Transaction(Handle handle) {
            this.handle = handle;
        }

        public Handle sql() {
            return handle;
        }

        /** Returns the database's time, the same for the whole transaction. */
        public Instant now() {
            var known = now;
            if (known == null) {
                known = handle.createQuery("select current_timestamp")
                        .mapTo(Instant.class)
                        .one();
                now = known;
            }
            return known;
        }
    }

    private final Jdbi jdbi;
    private final ClosedDatabase closed;
    private final boolean embedded;

    @Inject
    Database(@ConfigProperty(name = "quarkus.datasource.postgresql.active") boolean postgresql, ClosedDatabase closed) {
        this(
                Arc.container()
                        .instance(AgroalDataSource.class, new DataSourceLiteral(postgresql ? "postgresql" : "h2"))
                        .get(),
                postgresql,
                closed);
    }

    Database(DataSource source, boolean postgresql, ClosedDatabase closed) {
        this.jdbi = Jdbi.create(source);
        // Every transaction is ended here.
        jdbi.getConfig(Handles.class).setForceEndTransactions(false);
        this.closed = closed;
        this.embedded = !postgresql;
        Rows.registerWith(jdbi);
    }

    /** The same values in parts: a statement may have only so many, and H2 puts the rows of large results on a disk. */
    public static <T> List<List<T>> pieces(List<T> values) {
        return IntStream.iterate(0, from -> from < values.size(), from -> from + PIECE)
                .mapToObj(from -> values.subList(from, Math.min(from + PIECE, values.size())))
                .toList();
    }

    /**
     * The same values, for a list in SQL, with the last one repeated until they are a power of two: so there are few
     * different statements, which databases know already.
     */
    public static <T> List<T> listed(Collection<T> values) {
        var listed = new ArrayList<>(values);
        var size = Integer.highestOneBit(Math.max(1, values.size() * 2 - 1));
        while (!listed.isEmpty() && listed.size() < size) {
            listed.add(listed.get(listed.size() - 1));
        }
        return listed;
    }

    /** What a query ends with that takes rows which others may want as well. */
    String skipLocked() {
        // One process has nothing to skip, and H2 would read all that is due for it.
        return embedded ? "" : " for update skip locked";
    }

    /**
     * As {@link #inTransaction}, and returns only when what was committed is on the disk. H2 leaves that to the operating
     * system: it outlives the process by itself, but not a failure of the power.
     */
    public <T> T durably(Work<T> work) {
        var done = inTransaction(work);
        if (embedded) {
            call(handle -> handle.execute("checkpoint sync"));
        }
        return done;
    }

    /**
     * Does all of the work or nothing; no end of this process undoes it. Work that met another's is done again from its beginning, so it must
     * do nothing but SQL.
     */
    public <T> T inTransaction(Work<T> work) {
        for (var tries = 1; ; tries++) {
            try {
                return call(handle -> once(handle, work));
            } catch (JdbiException e) {
                if (tries == TRIES || !isConflict(e)) {
                    throw e;
                }
            }
        }
    }

    private <T> T once(Handle handle, Work<T> work) {
        var connection = handle.getConnection();
        try {
            connection.setAutoCommit(false);
            var done = work.in(new Transaction(handle));
            connection.commit();
            // The pool sets it to commit by itself again.
            return done;
        } catch (SQLException e) {
            var failure = new TransactionException("A transaction could not be begun or committed", e);
            undo(connection, failure);
            throw failure;
        } catch (Throwable e) {
            undo(connection, e);
            throw e;
        }
    }

    private void undo(Connection connection, Throwable why) {
        if (!ends(why)) {
            try {
                connection.rollback();
            } catch (SQLException e) {
                why.addSuppressed(e);
                ends(e);
            }
        }
    }

    private <T> T call(Function<Handle, T> what) {
        try (var handle = jdbi.open()) {
            return what.apply(handle);
        } catch (JdbiException e) {
            ends(e);
            throw e;
        }
    }

    private boolean ends(Throwable failure) {
        return embedded && closed.ends(failure);
    }

    /** Another was first with a row (23505) or with its locks (40..., on H2 also HYT00). */
    private static boolean isConflict(JdbiException e) {
        return hasState(e, state -> state.equals("23505") || state.startsWith("40") || state.equals("HYT00"));
    }

    /** Whether it is about a value that the database was given (22...), such as a text that is too long, and not about the database. */
    public static boolean isOfAValue(Throwable failure) {
        return hasState(failure, state -> state.startsWith("22"));
    }

    static boolean hasState(Throwable failure, Predicate<String> state) {
        return hasCause(
                failure,
                cause -> cause instanceof SQLException sql
                        && sql.getSQLState() != null
                        && state.test(sql.getSQLState()));
    }

    static boolean hasCause(Throwable failure, Predicate<Throwable> sought) {
        return causes(failure).anyMatch(sought);
    }

    /** The failure itself first, and last what it comes from. */
    static Stream<Throwable> causes(Throwable failure) {
        return Stream.<@Nullable Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
                .map(Objects::requireNonNull);
    }
}
