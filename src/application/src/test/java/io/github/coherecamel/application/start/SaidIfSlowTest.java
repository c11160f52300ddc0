package io.github.coherecamel.application.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SaidIfSlowTest {

    private final CompletableFuture<String> said = new CompletableFuture<>();

    @Test
    void isSaidWhileItTakesLong() throws Exception {
        try (var slow = new SaidIfSlow(Duration.ZERO, () -> said.complete("still opening"))) {
            assertThat(slow).isNotNull();
            assertThat(said.get(60, TimeUnit.SECONDS)).isEqualTo("still opening");
        }
    }

    @Test
    void isNotSaidOfWhatHasEnded() {
        var slow = new SaidIfSlow(Duration.ofHours(1), () -> said.complete("still opening"));
        slow.close();

        assertThat(said).isNotDone();
    }
}
