package io.github.coherecamel.api;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.core5.concurrent.DefaultThreadFactory;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.jspecify.annotations.Nullable;

/** Apache's client with its connections and threads. If one of the threads ends, so does its use. */
final class Reactor {

    /** Connections that say goodbye to a server that does not listen are dropped after this. */
    private static final TimeValue LONGEST_GOODBYE = TimeValue.ofSeconds(1);

    /** A thread that is interrupted ends at once; one that cannot must not hold up the caller for ever. */
    private static final TimeValue LONGEST_END = TimeValue.ofSeconds(30);

    private final ThreadFactory names = new DefaultThreadFactory("cohere-io", true);
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final CloseableHttpAsyncClient client;
    private final Connections connections;
    private final @Nullable TimeValue maxIdleTime;
    private volatile boolean dead;

    private Reactor(TransportSettings settings, Executor blocking) {
        this.connections = new Connections(settings, blocking);
        this.client = AsyncClients.build(settings, connections, this::thread);
        this.maxIdleTime = settings.maxIdleTime() == null ? null : TimeValue.of(settings.maxIdleTime());
    }

    static Reactor start(TransportSettings settings, Executor blocking) {
        var reactor = new Reactor(settings, blocking);
        reactor.client.start();
        return reactor;
    }

    private Thread thread(Runnable work) {
        var thread = names.newThread(() -> {
            try {
                work.run();
            } finally {
                dead = true;
            }
        });
        threads.add(thread);
        return thread;
    }

    CloseableHttpAsyncClient client() {
        return client;
    }

    /** Returns whether a thread of it has ended: Apache starts no other, and its connections stay without service. */
    boolean isDead() {
        return dead;
    }

    void closeIdle() {
        if (maxIdleTime != null) {
            connections.closeIdle(maxIdleTime);
        }
    }

    /** The threads close their connections themselves: done from outside, both would meddle with them at once. */
    void close() {
        client.initiateShutdown();
        try {
            client.awaitShutdown(LONGEST_GOODBYE);
            threads.forEach(Thread::interrupt);
            client.awaitShutdown(LONGEST_END);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        client.close(CloseMode.IMMEDIATE);
    }
}
