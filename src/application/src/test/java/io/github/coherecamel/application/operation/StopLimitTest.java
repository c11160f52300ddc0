package io.github.coherecamel.application.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.application.SaidLines;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StopLimitTest {

    private final AtomicInteger ends = new AtomicInteger();
    private final ArrayList<Runnable> later = new ArrayList<>();

    @Test
    void endsTheProcessThatHasNotStoppedInTime() {
        try (var said = new SaidLines(StopLimit.class.getName())) {
            new StopLimit(Duration.ofSeconds(25), (delay, task) -> later.add(task), ends::incrementAndGet).begin();
            assertThat(ends).hasValue(0);

            later.get(0).run();

            assertThat(ends).hasValue(1);
            assertThat(said.all()).singleElement().asString().contains("within 25 s", "cohere.data");
        }
    }

    /** As when nobody reads what is written to the console, and it is full. */
    @Test
    void endsAlsoIfThatCannotBeSaid() {
        try (var said = new SaidLines(StopLimit.class.getName())) {
            said.setFilter(line -> {
                later.get(1).run();
                assertThat(ends).hasValue(1);
                return true;
            });
            new StopLimit(Duration.ofSeconds(25), (delay, task) -> later.add(task), ends::incrementAndGet).begin();

            later.get(0).run();

            assertThat(said.all()).hasSize(1);
        }
    }
}
