package io.github.coherecamel.rim;

import io.github.coherecamel.camel.HandDrivenScheduler;
import java.time.Duration;
import java.util.List;
import org.apache.camel.CamelContext;

/** A context in which time passes for the component when the test says so: no call times out, no await polls by itself. */
abstract class TimedTest extends RimTest {
    HandDrivenScheduler time;

    @Override
    protected CamelContext createCamelContext() throws Exception {
        var created = super.createCamelContext();
        time = HandDrivenScheduler.in(created);
        return created;
    }

    /** Returns how long from now something happens, without the looks that are taken at threads. */
    final List<Duration> timers() {
        return time.due().stream().filter(due -> due.toMillis() > 20).toList();
    }
}
