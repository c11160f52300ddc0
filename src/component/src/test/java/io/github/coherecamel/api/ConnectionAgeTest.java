package io.github.coherecamel.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How long a connection is kept. Only one that is kept for ever makes one of these last as long as five minutes. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ConnectionAgeTest {
    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration NEVER_IN_A_TEST = Duration.ofHours(1);

    @Test
    void aConnectionThatHasLivedIsReplaced() throws Exception {
        try (var server = RawServer.start((head, peer) -> RawServer.ok(peer));
                var rig = TransportRig.keeping(SHORTEST, null)) {
            while (server.connections() < 2) {
                TransportRig.answer(rig.get(server));
            }
        }
    }

    @Test
    void aConnectionThatIsIdleIsClosedByATick() throws Exception {
        try (var server = RawServer.start((head, peer) -> RawServer.ok(peer));
                var rig = TransportRig.keeping(null, SHORTEST)) {
            while (server.connections() < 2) {
                TransportRig.answer(rig.get(server));
                rig.pass(Duration.ZERO);
            }
        }
    }

    @Test
    void aConnectionIsKeptUntilThen() throws Exception {
        try (var server = RawServer.start((head, peer) -> RawServer.ok(peer));
                var rig = TransportRig.keeping(NEVER_IN_A_TEST, NEVER_IN_A_TEST)) {
            for (var call = 0; call < 10; call++) {
                TransportRig.answer(rig.get(server));
                rig.pass(Duration.ZERO);
            }

            assertThat(server.connections()).isEqualTo(1);
        }
    }
}
