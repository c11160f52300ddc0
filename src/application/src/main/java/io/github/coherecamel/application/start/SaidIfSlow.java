package io.github.coherecamel.application.start;

import java.time.Duration;

/** Says something unless it is closed before: whoever waits shall know what for. It keeps no process alive. */
final class SaidIfSlow implements AutoCloseable {

    private final Thread thread;

    SaidIfSlow(Duration patience, Runnable say) {
        this.thread = new Thread(
                () -> {
                    try {
                        Thread.sleep(patience.toMillis());
                        say.run();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "cohere-said-if-slow");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
