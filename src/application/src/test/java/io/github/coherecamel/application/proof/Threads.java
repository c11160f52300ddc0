package io.github.coherecamel.application.proof;

/** Threads that end with what they serve. */
final class Threads {

    private Threads() {}

    static Thread start(String name, Runnable action) {
        var thread = new Thread(action, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
