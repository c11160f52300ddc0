package io.github.coherecamel.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.ReadableByteChannel;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Names that are looked up and files that are read by other threads than those that serve sockets. */
class SlowWorkTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final CountDownLatch mayAnswer = new CountDownLatch(1);

    @Test
    void looksUpNoHostByAThreadThatServesSockets() throws Exception {
        Queue<Runnable> lookUps = new ConcurrentLinkedQueue<>();
        try (var rig = new TransportRig(1, PATIENCE, null, lookUps::add);
                var server = RawServer.start((head, peer) -> RawServer.ok(peer))) {
            var first = rig.get(server);
            lookUps.remove().run();
            assertThat(TransportRig.answer(first).status()).isEqualTo(200);
            var elsewhere = rig.get(new Destination(URI.create("http://localhost:1"), null, null, Map.of()));

            assertThat(TransportRig.answer(rig.get(server)).status()).isEqualTo(200);

            assertThat(elsewhere).isNotDone();
            assertThat(lookUps).hasSize(1);
        }
    }

    @Test
    void answersOthersWhileFilesAreSlow() throws Exception {
        try (var rig = new TransportRig(8);
                var server = RawServer.start((head, peer) -> {
                    if (head.startsWith("POST")) {
                        peer.getInputStream().skipNBytes(length(head));
                    }
                    RawServer.ok(peer);
                })) {
            var uploads =
                    Stream.generate(() -> rig.upload(server, slow())).limit(4).toList();
            assertThat(TransportRig.answer(rig.get(server)).status()).isEqualTo(200);

            mayAnswer.countDown();

            for (var upload : uploads) {
                assertThat(TransportRig.answer(upload).status()).isEqualTo(200);
            }
        }
    }

    private static long length(String head) {
        var name = "Content-Length: ";
        return Long.parseLong(head.substring(head.indexOf(name) + name.length())
                .lines()
                .findFirst()
                .orElseThrow());
    }

    private FilePart slow() {
        return new FilePart("data", "d.jsonl", new FilePart.Content() {
            @Override
            public long size() {
                return 2;
            }

            @Override
            public ReadableByteChannel open() throws IOException {
                TransportRig.await(mayAnswer);
                return FilePart.Content.of(new byte[] {'{', '}'}).open();
            }
        });
    }
}
