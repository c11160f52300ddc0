package io.github.coherecamel.rim;

import io.github.coherecamel.camel.HandDrivenScheduler;
import java.time.Duration;
import java.util.List;
import org.apache.camel.CamelContext;
import org.awaitility.Awaitility;

/** A context in which the time between two polls of an await passes when the test says so. */
abstract class AwaitTestSupport extends RimTest {
    /** Only a hang lasts so long. */
    static final Duration LONG = Duration.ofSeconds(60);

    HandDrivenScheduler time;

    @Override
    protected CamelContext createCamelContext() throws Exception {
        var created = super.createCamelContext();
        time = HandDrivenScheduler.in(created);
        return created;
    }

    /** Lets the one await there is poll again, as soon as it waits for its next poll. */
    final void pollAgain() {
        untilPaused();
        time.advance(timers().get(0));
    }

    /** The same, and it goes on waiting. */
    final void pollInVain() {
        pollAgain();
        untilPaused();
    }

    final void untilPaused() {
        untilPaused(1);
    }

    /** Waits until so many awaits wait for their next poll. Each has its deadline in mind as well. */
    final void untilPaused(int awaits) {
        Awaitility.await().atMost(LONG).until(() -> timers().size() == 2 * awaits);
    }

    /** Returns how long from now each await does something, without the looks that are taken at threads. */
    final List<Duration> timers() {
        return time.due().stream().filter(due -> due.toMillis() > 20).toList();
    }
}
