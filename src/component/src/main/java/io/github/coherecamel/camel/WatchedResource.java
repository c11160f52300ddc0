package io.github.coherecamel.camel;

import io.github.coherecamel.watch.Change;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/** What a {@link WatchConsumer} watches. */
public interface WatchedResource<T> {

    /** Returns what its state is kept under; no two watches that share a store may have the same unless they are one. */
    String key();

    /** Returns over how many values of a store its state is spread. */
    int buckets();

    /**
     * Returns all there is now, by id.
     *
     * @param first whether nothing is known yet; a thing that is watched by its id must then be there
     */
    CompletableFuture<Map<String, T>> now(Session session, boolean first);

    String stateOf(T thing);

    /** Returns whether something that was not listed is really gone: a list can shift while it is paged through. */
    CompletableFuture<Boolean> isGone(Session session, String id);

    /** Whether an exchange is to be made of a change. */
    boolean isReported(Change change);

    /** Whether nothing can follow a change, so that the watch may end. */
    boolean isLast(Change change);

    /** Makes the message of a change; the thing is null if it is gone. */
    void describe(Change change, @Nullable T thing, Message message);
}
