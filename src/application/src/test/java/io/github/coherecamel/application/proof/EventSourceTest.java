package io.github.coherecamel.application.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class EventSourceTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final EventPlan PLAN = EventPlan.of(1, 100, List.of("m"), List.of("a", "b"), Instant.EPOCH);

    private final Ledger ledger = new Ledger(Clock.systemUTC());

    @Test
    void sendsUntilEverythingIsAcknowledged() throws Exception {
        Set<PlannedEvent> refusedOnce = ConcurrentHashMap.newKeySet();
        var source = new EventSource(PLAN, List.of(event -> !refusedOnce.add(event)), ledger).start(1, 4);

        source.awaitEnd(LIMIT);

        assertThat(source.delivered()).isEqualTo(PLAN.deliveries().size());
        assertThat(ledger.events()).hasSize(100).allMatch(Told::isAcknowledged);
    }

    @Test
    void saysWhatWasRefusedForGood() {
        var source = new EventSource(
                        PLAN,
                        List.of(event -> {
                            throw new IllegalStateException("no");
                        }),
                        ledger)
                .start(1, 1);

        assertThatThrownBy(() -> source.awaitEnd(LIMIT)).hasMessageContaining("no");
        assertThat(source.hasFailed()).isTrue();
        assertThat(ledger.events()).hasSize(1).noneMatch(Told::isAcknowledged);
    }
}
