package io.github.coherecamel.application.wanted;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** On H2 a claim reads without a lock, so an event may come between what it reads and what it writes. */
class ClaimRaceTest {

    private final CompletableFuture<Void> eventIsThere = new CompletableFuture<>();
    private final CompletableFuture<Void> claimHasRead = new CompletableFuture<>();
    private volatile boolean interposes;
    private volatile CompletableFuture<StoredEvent> second = new CompletableFuture<>();

    @Test
    void leavesNoEventOpenThatCameWhileItsModelWasBeingClaimed() {
        var stores = Stores.Kind.H2.empty(this::interposed);
        var first = stores.accept("m", "d", null);
        interposes = true;
        second = CompletableFuture.supplyAsync(() -> stores.accept("m", "e", null));
        eventIsThere.join();

        var claimed = stores.claim();
        var third = stores.accept("m", "f", null);
        claimed.forEach(claim -> stores.end(claim, Stores.updated(claim)));
        var last = stores.claimOne();
        stores.end(last, Stores.updated(last));

        assertThat(stores.event(first).outcome()).isEqualTo(Outcome.SUPERSEDED);
        assertThat(stores.event(second.join()).outcome()).isEqualTo(Outcome.SUPERSEDED);
        assertThat(stores.event(third).outcome()).isEqualTo(Outcome.APPLIED);
    }

    /** The event's transaction begins first, and ends between what the claim reads and what it writes. */
    private void before(String sql) {
        if (sql.startsWith("update model set claim = claim + 1")) {
            interposes = false;
            claimHasRead.complete(null);
            second.join();
        } else if (sql.startsWith("update model set dataset_id")) {
            eventIsThere.complete(null);
            claimHasRead.join();
        }
    }

    private DataSource interposed(DataSource source) {
        return proxy(
                DataSource.class,
                source,
                (method, arguments, result) ->
                        result instanceof Connection connection ? interposed(connection) : result);
    }

    private Connection interposed(Connection connection) {
        return proxy(Connection.class, connection, (method, arguments, result) -> {
            if (interposes && method.getName().equals("prepareStatement")) {
                before(arguments[0].toString().strip());
            }
            return result;
        });
    }

    private interface After {
        Object call(Method method, Object[] arguments, Object result);
    }

    private static <T> T proxy(Class<T> type, T target, After after) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    try {
                        return after.call(method, arguments, method.invoke(target, arguments));
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
