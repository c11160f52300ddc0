package io.github.coherecamel.application.wanted;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A closed event is told until it was told. */
class OutboxTest {

    private static final Duration LEASE = Duration.ofHours(1);

    @ParameterizedTest
    @EnumSource
    void tellsAClosedEventUntilItWasTold(Stores.Kind kind) {
        var stores = kind.empty();
        var event = stores.accept("m", "d", null);
        assertThat(stores.outbox.claim(List.of(), 10, LEASE)).isEmpty();
        stores.accept("m", "e", null);

        var first = stores.outbox.claim(List.of(), 10, Duration.ZERO);
        assertThat(first).hasSize(1).allSatisfy(notification -> {
            assertThat(notification.event().seq()).isEqualTo(event.seq());
            assertThat(notification.event().outcome()).isEqualTo(Outcome.SUPERSEDED);
            assertThat(notification.kind()).isEqualTo(Outbox.Kind.CLOSED);
        });
        stores.outbox.failed(first.get(0), Duration.ZERO);

        var again = stores.outbox.claim(List.of(), 10, LEASE);
        assertThat(again).singleElement().satisfies(notification -> assertThat(notification.attempts())
                .isEqualTo(1));
        assertThat(stores.outbox.claim(List.of(), 10, LEASE)).isEmpty();
        stores.outbox.claim(again, 0, LEASE);
        assertThat(stores.count("notification")).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void tellsTheEndOfATrainingOnce(Stores.Kind kind) {
        var stores = kind.empty();
        var event = stores.accept("m", "d", null);
        var claim = stores.claimOne();
        stores.end(claim, Stores.updated(claim));

        for (var i = 0; i < 2; i++) {
            stores.database.inTransaction(transaction -> {
                stores.outbox.trained(transaction, event.seq(), "READY");
                return event;
            });
        }

        assertThat(stores.event(event).training()).isEqualTo("READY");
        assertThat(stores.count("notification where kind = 'TRAINED'")).isEqualTo(1);
    }
}
