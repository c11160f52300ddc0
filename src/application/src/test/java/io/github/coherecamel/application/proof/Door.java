package io.github.coherecamel.application.proof;

/** A way into the application. */
@FunctionalInterface
interface Door {

    /**
     * Tries once to hand over an event. Returns whether it was acknowledged; if not, it may be there all the same.
     *
     * @throws IllegalStateException if it was refused for good
     */
    boolean deliver(PlannedEvent event) throws InterruptedException;
}
