package io.github.coherecamel.simulator.wire;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Daemon threads with a name by which a test can find one that was left behind. */
public final class SimulatorThreads implements ThreadFactory {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final String role;

    public SimulatorThreads(String role) {
        this.role = role;
    }

    @Override
    public Thread newThread(Runnable work) {
        var thread = new Thread(work, "cohere-simulator-" + role + "-" + NUMBER.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }
}
