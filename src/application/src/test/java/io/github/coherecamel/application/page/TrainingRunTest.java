package io.github.coherecamel.application.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.application.training.Run;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TrainingRunTest {

    private static final Instant BEGAN = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void isReplacedIfAnotherBeganBeforeItHadEnded() {
        var runs = TrainingRun.of(List.of(
                run("STATUS_READY", BEGAN.plusSeconds(60)),
                run("STATUS_FINETUNING", null),
                run("STATUS_FINETUNING", null)));

        assertThat(runs).extracting(TrainingRun::number).containsExactly(3, 2, 1);
        assertThat(runs).extracting(run -> run.mark().word()).containsExactly("Finetuning", "Replaced", "Ready");
    }

    private static Run run(String status, @Nullable Instant endedAt) {
        return new Run(BEGAN, endedAt, status, "dataset", List.of());
    }
}
