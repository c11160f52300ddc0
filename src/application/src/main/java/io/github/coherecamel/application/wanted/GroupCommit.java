package io.github.coherecamel.application.wanted;

import io.github.coherecamel.application.wanted.Database.Transaction;
import io.github.coherecamel.application.wanted.Database.Work;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes one transaction of what several threads want to write at once: while one is being committed, the next ones gather.
 * So the disk is flushed once for all of them, and they do not wait for each other's locks. Who comes alone waits for nobody.
 *
 * <p>One thread at a time leads: it commits its own work and that of all who wait, and lets the first go on to lead who came
 * meanwhile. Those whose work is done meet nobody on their way out, so that groups stay as large as they can be.
 *
 * @param <W> what one of them wants to write
 * @param <R> what it gets for that
 */
final class GroupCommit<W, R> {

    private static final int MOST = 64;

    /** Writes all of it, in its order, and returns as many results. */
    interface Writing<W, R> {

        List<R> write(Transaction transaction, List<W> works);
    }

    private final class Member {

        private final W work;
        /** Ends the waiting: with true to lead, with false because the work is done. */
        private final CompletableFuture<Boolean> called = new CompletableFuture<>();

        private @Nullable R result;
        private @Nullable RuntimeException failure;

        Member(W work) {
            this.work = work;
        }

        void succeed(R result) {
            this.result = result;
            called.complete(false);
        }

        void fail(RuntimeException failure) {
            this.failure = failure;
            called.complete(false);
        }

        boolean isDone() {
            return result != null || failure != null;
        }

        R result() {
            if (failure != null) {
                throw failure;
            }
            return Objects.requireNonNull(result);
        }
    }

    private final Function<Work<List<R>>, List<R>> committing;
    private final Writing<W, R> writing;
    private final Queue<Member> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean led = new AtomicBoolean();

    /** @param committing how a transaction is made: in which database, and how durably */
    GroupCommit(Function<Work<List<R>>, List<R>> committing, Writing<W, R> writing) {
        this.committing = committing;
        this.writing = writing;
    }

    /** Returns when it is durable; fails if it was not written. */
    R write(W work) {
        var member = new Member(work);
        waiting.add(member);
        if (led.compareAndSet(false, true) || member.called.join()) {
            try {
                // Whoever led before may have done it along with its own.
                while (!member.isDone()) {
                    commit(gather());
                }
            } finally {
                passOn();
            }
        }
        return member.result();
    }

    private void passOn() {
        do {
            var next = waiting.peek();
            if (next != null) {
                next.called.complete(true);
                return;
            }
            led.set(false);
            // Who came just before that waits to be called.
        } while (!waiting.isEmpty() && led.compareAndSet(false, true));
    }

    private List<Member> gather() {
        // Large enough: nobody who was taken off the queue is lost because memory is short.
        var members = new ArrayList<Member>(MOST);
        for (var next = waiting.poll(); next != null; next = members.size() < MOST ? waiting.poll() : null) {
            members.add(next);
        }
        return members;
    }

    private void commit(List<Member> members) {
        try {
            var results = committing.apply(transaction -> writing.write(
                    transaction, members.stream().map(member -> member.work).toList()));
            for (var index = 0; index < results.size(); index++) {
                members.get(index).succeed(results.get(index));
            }
        } catch (RuntimeException e) {
            if (members.size() > 1 && isOfOne(e)) {
                members.forEach(member -> commit(List.of(member)));
            } else {
                members.forEach(member -> member.fail(e));
            }
        } catch (Error e) {
            // Nobody may wait for ever because memory was short for a moment.
            var failure = new IllegalStateException("It could not be written: " + e, e);
            members.forEach(member -> member.fail(failure));
        }
    }

    /** What one of them brought along is not held against the others: a value too long (22...), or a broken rule (23...). */
    private static boolean isOfOne(RuntimeException e) {
        for (@Nullable Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql.getSQLState() != null
                        && (Database.isOfAValue(sql) || sql.getSQLState().startsWith("23"));
            }
        }
        // Not the database's, so of one of them.
        return true;
    }
}
