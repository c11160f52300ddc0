package io.github.coherecamel.camel;

import io.github.coherecamel.watch.Change;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/** What a {@link WatchConsumer} watches. */
public interface Subject<T> {

    /** Returns what its marks are kept under; no two watches that share a store may have the same unless they are one. */
    String key();

    /** Returns all there is now, by id. */
    CompletableFuture<Map<String, T>> now(Session session);

    String stateOf(T thing);

    /** Returns whether something that was not listed is really gone: a list can shift while it is paged through. */
    CompletableFuture<Boolean> isGone(Session session, String id);

    /** Whether an exchange is to be made of a change. */
    boolean isTold(Change change);

    /** Whether nothing can follow a change, so that the watch may end. */
    boolean isLast(Change change);

    /** Tells of a change; the thing is null if it is gone. */
    void tell(Change change, @Nullable T thing, Message message);
}
