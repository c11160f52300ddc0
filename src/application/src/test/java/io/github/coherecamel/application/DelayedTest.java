package io.github.coherecamel.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DelayedTest {

    private final CompletableFuture<String> done = new CompletableFuture<>();

    @Test
    void isDoneAfterTheTime() throws Exception {
        try (var delayed = new Delayed("test", Duration.ZERO, () -> done.complete("it"))) {
            assertThat(delayed).isNotNull();
            assertThat(done.get(60, TimeUnit.SECONDS)).isEqualTo("it");
        }
    }

    @Test
    void isNotDoneIfItIsClosedBefore() {
        var delayed = new Delayed("test", Duration.ofHours(1), () -> done.complete("it"));
        delayed.close();

        assertThat(done).isNotDone();
    }
}
