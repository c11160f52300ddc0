package io.github.coherecamel.camel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TimerTest {
    private static final Duration FAR = Duration.ofHours(1);

    private final ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(1);
    private final Timer timer = new Timer(scheduler);

    @AfterEach
    void stop() {
        timer.close();
    }

    @Test
    void completesWhenTheTimeHasCome() {
        assertThat(timer.after(Duration.ofMillis(1))).succeedsWithin(Duration.ofSeconds(10));
    }

    @Test
    void cancelsAllThatWaitWhenItCloses() {
        var waits = IntStream.range(0, 1000).mapToObj(i -> timer.after(FAR)).toList();
        assertThat(waits).noneMatch(wait -> wait.isDone());

        timer.close();

        assertThat(waits).allMatch(wait -> wait.isCancelled());
        assertThat(scheduler.getQueue()).isEmpty();
    }

    @Test
    void cancelsAtOnceWhatComesAfterItClosed() {
        timer.close();

        assertThat(timer.after(FAR)).isCancelled();
    }

    @Test
    void cancelsAtOnceWhatItsSchedulerDrops() {
        var dropping = new ScheduledThreadPoolExecutor(
                1, Executors.defaultThreadFactory(), new ThreadPoolExecutor.DiscardPolicy());
        dropping.shutdownNow();

        assertThat(new Timer(dropping).after(FAR)).isCancelled();
    }
}
