package io.github.coherecamel.application.wanted;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes whoever looks for what is due, within this process. Nothing depends on it but how soon that is. */
@Singleton
public final class DueSignal {

    private final Semaphore something = new Semaphore(0);

    /** To be called after the commit of what is to be seen. */
    public void wake() {
        something.release();
    }

    /** Returns at once if it was woken since the last time, else when it is or when the time is over. */
    public void await(Duration longest) throws InterruptedException {
        if (something.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS)) {
            something.drainPermits();
        }
    }
}
