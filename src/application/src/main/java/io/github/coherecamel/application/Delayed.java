package io.github.coherecamel.application;

import java.time.Duration;

/**
 * Does something after a time, unless it is closed before. In a thread of its own: those of pools may be what hangs. It keeps no
 * process alive.
 */
public final class Delayed implements AutoCloseable {

    private final Thread thread;

    /** @param name of the thread */
    public Delayed(String name, Duration delay, Runnable task) {
        this.thread = new Thread(
                () -> {
                    try {
                        Thread.sleep(delay.toMillis());
                        task.run();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
