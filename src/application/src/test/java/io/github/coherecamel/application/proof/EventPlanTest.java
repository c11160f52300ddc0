package io.github.coherecamel.application.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EventPlanTest {

    private static final EventPlan PLAN = plan(1);

    @Test
    void isTheSameAgainWithTheSameSeed() {
        assertThat(plan(1)).isEqualTo(PLAN).isNotEqualTo(plan(2));
    }

    @Test
    void sendsEachEventUpToThreeTimes() {
        var copies =
                PLAN.deliveries().stream().collect(Collectors.groupingBy(PlannedEvent::key, Collectors.counting()));

        assertThat(copies).hasSize(PLAN.events().size());
        assertThat(new HashSet<>(copies.values())).containsExactlyInAnyOrder(1L, 2L, 3L);
    }

    @Test
    void sendsEventsOutOfOrder() {
        assertThat(PLAN.deliveries())
                .isNotEqualTo(PLAN.deliveries().stream()
                        .sorted(Comparator.comparing(PlannedEvent::time))
                        .toList());
    }

    private static EventPlan plan(long seed) {
        return EventPlan.of(seed, 500, List.of("m", "n"), List.of("a", "b"), Instant.EPOCH);
    }
}
