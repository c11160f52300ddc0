package io.github.coherecamel.application.proof;

/** Threads that no test waits for. */
final class Threads {

    private Threads() {}

    static void start(String name, Runnable action) {
        var thread = new Thread(action, name);
        thread.setDaemon(true);
        thread.start();
    }
}
