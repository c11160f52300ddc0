package io.github.coherecamel.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A request that is given up frees the connection that it is under way on, also one that has served others before. */
class GivenUpConnectionTest {

    private final CountDownLatch hangs = new CountDownLatch(1);
    private final RawServer server = RawServer.start((head, peer) -> {
        // The first request of each connection is answered, the second never is.
        if (peer.getKeepAlive()) {
            hangs.countDown();
        } else {
            peer.setKeepAlive(true);
            RawServer.ok(peer);
        }
    });
    private final TransportRig rig = new TransportRig(1);

    @AfterEach
    void stop() throws IOException {
        rig.close();
        server.close();
    }

    @Test
    void whenItsTimeIsOver() throws Exception {
        TransportRig.answer(rig.get(server));
        var late = rig.get(server);
        TransportRig.await(hangs);

        rig.pass(TransportRig.RESPONSE_TIMEOUT);

        assertThat(TransportRig.failure(late)).isInstanceOf(TimeoutException.class);
        assertThat(TransportRig.answer(rig.get(server)).status()).isEqualTo(200);
    }

    @Test
    void whenItIsCancelled() throws Exception {
        TransportRig.answer(rig.get(server));
        var unwanted = rig.get(server);
        TransportRig.await(hangs);

        unwanted.cancel(true);

        assertThat(unwanted).isCancelled();
        assertThat(TransportRig.answer(rig.get(server)).status()).isEqualTo(200);
    }
}
