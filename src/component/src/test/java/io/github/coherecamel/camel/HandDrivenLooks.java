package io.github.coherecamel.camel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A scheduler of one look at a time, which a test takes. */
final class HandDrivenLooks extends ScheduledThreadPoolExecutor {

    @Nullable
    Runnable due;

    HandDrivenLooks() {
        super(0);
    }

    void look() {
        var look = due;
        due = null;
        assertThat(look).isNotNull();
        look.run();
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        if (isShutdown()) {
            throw new RejectedExecutionException();
        }
        assertThat(due).isNull();
        due = task;
        return super.schedule(task, 1, TimeUnit.DAYS);
    }
}
