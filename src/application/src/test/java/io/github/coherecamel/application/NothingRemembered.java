package io.github.coherecamel.application;

import io.quarkus.test.Mock;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Lets an hour pass whenever it is asked, so that a test sees what is there, and not what was there a second before. */
@Mock
@Singleton
public final class NothingRemembered extends Ticker {

    private static final long HOUR = Duration.ofHours(1).toNanos();

    private final AtomicLong now = new AtomicLong();

    @Override
    public long getAsLong() {
        return now.addAndGet(HOUR);
    }
}
