package io.github.coherecamel.application.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.application.wanted.Outcome;
import io.github.coherecamel.application.web.EventView;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MarksTest {

    private static final Instant CLOSED = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void aModelThatWasReadyWhenItWasLookedAtWasNotTrainedForTheEvent() {
        assertThat(trained(Outcome.UNCHANGED, "READY", CLOSED)).isEqualTo("Was ready");
        assertThat(trained(Outcome.UNCHANGED, "READY", CLOSED.plusSeconds(1))).isEqualTo("Trained");
        assertThat(trained(Outcome.APPLIED, "READY", CLOSED)).isEqualTo("Trained");
        assertThat(trained(Outcome.UNCHANGED, "FAILED", CLOSED)).isEqualTo("Training failed");
    }

    private static String trained(Outcome outcome, String training, @Nullable Instant endedAt) {
        return Marks.trained(new EventView(
                        1, "/tests", "e", "m", "d", CLOSED, CLOSED, outcome, null, CLOSED, training, endedAt, null,
                        null))
                .word();
    }
}
