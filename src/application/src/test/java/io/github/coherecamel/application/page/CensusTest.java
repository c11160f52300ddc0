package io.github.coherecamel.application.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.application.wanted.Health;
import io.github.coherecamel.application.wanted.Sync;
import io.github.coherecamel.application.web.HoldView;
import io.github.coherecamel.application.web.StatusView;
import io.github.coherecamel.application.web.StatusView.Count;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CensusTest {

    private static final Count WANTED = new Count(Sync.SYNCED, Health.HEALTHY, 3, true);
    private static final Count BEGUN = new Count(Sync.OUT_OF_SYNC, Health.PROGRESSING, 1, true);
    private static final Count FAILED = new Count(Sync.OUT_OF_SYNC, Health.RETRYING, 1, true);
    private static final Count BROKEN = new Count(Sync.OUT_OF_SYNC, Health.DEGRADED, 2, true);
    private static final Count STOPPED = new Count(Sync.OUT_OF_SYNC, Health.PAUSED, 1, true);

    @Test
    void theWorstIsSaidFirst() {
        assertThat(sentence(WANTED)).isEqualTo("All 3 models are as wanted.");
        assertThat(sentence(WANTED, STOPPED)).isEqualTo("Nothing is wrong, but 1 of 4 models is not as wanted.");
        assertThat(sentence(WANTED, STOPPED, BEGUN)).isEqualTo("Nothing is wrong. 1 of 5 models is under way.");
        assertThat(sentence(WANTED, BEGUN, FAILED))
                .isEqualTo(
                        "Nothing needs a person. 1 of 5 models failed by something that passes, and is tried again.");
        assertThat(sentence(WANTED, FAILED, BROKEN)).isEqualTo("2 of 6 models need a person.");
    }

    @Test
    void nothingIsUnderWayWhileNoModelIsWorkedOn() {
        assertThat(held(WANTED, BEGUN, FAILED)).isEqualTo("2 of 5 models are waiting, since no model is worked on.");
        assertThat(held(BEGUN)).isEqualTo("The model is waiting, since no model is worked on.");
        assertThat(held(WANTED)).isEqualTo("All 3 models are as wanted.");
        assertThat(held(WANTED, STOPPED)).isEqualTo("1 of 4 models is not as wanted.");
        assertThat(held(BEGUN, BROKEN)).isEqualTo("2 of 3 models need a person.");
    }

    private static String sentence(Count... counts) {
        return census(false, counts);
    }

    private static String held(Count... counts) {
        return census(true, counts);
    }

    private static String census(boolean holding, Count... counts) {
        var hold = new HoldView(null, holding, null, null, null, null, null, null, null);
        return new Census(new StatusView(List.of(counts), 0, null, hold, Instant.EPOCH), Address.of("/ui/models"))
                .sentence();
    }
}
