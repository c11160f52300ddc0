package io.github.coherecamel.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The key that each request is sent with. */
class RequestKeysTest {
    private static final long PATIENCE_SECONDS = 60;

    @Test
    void sharesConnectionsBetweenKeys() throws Exception {
        try (var rig = new TransportRig(1);
                var server = RawServer.start((head, peer) -> RawServer.ok(peer))) {
            for (var key : List.of("one", "two", "three")) {
                var destination =
                        server.destination(ApiKey.of(new Secret(key)), Map.of("X-Tenant", new Secret("tenant-" + key)));
                TransportRig.answer(rig.get(destination));
                assertThat(server.heads().get(server.heads().size() - 1))
                        .contains("Authorization: Bearer " + key + "\r\n", "X-Tenant: tenant-" + key + "\r\n");
            }

            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void sendsNoAuthorizationWithoutAKey() throws Exception {
        try (var rig = new TransportRig(1);
                var server = RawServer.start((head, peer) -> RawServer.ok(peer))) {
            TransportRig.answer(rig.get(server));

            assertThat(server.heads()).singleElement().asString().doesNotContain("Authorization");
        }
    }

    @Test
    void asksForAKeyBeforeEachRequest() throws Exception {
        var keys = new ConcurrentLinkedQueue<@Nullable String>(List.of("first-key", "second-key", "a\nb", ""));
        var key = ApiKey.from(keys::remove);
        try (var rig = new TransportRig(1);
                var server = RawServer.start((head, peer) -> RawServer.ok(peer))) {
            var destination = server.destination(key, Map.of());
            TransportRig.answer(rig.get(destination));
            TransportRig.answer(rig.get(destination));

            assertThat(server.heads().get(0)).contains("Authorization: Bearer first-key\r\n");
            assertThat(server.heads().get(1)).contains("Authorization: Bearer second-key\r\n");
            assertThat(key.known()).extracting(Secret::text).containsExactly("first-key", "second-key");
            for (var reason :
                    List.of("a character that a header cannot carry", "returned none", "NoSuchElementException")) {
                assertThat(TransportRig.failure(rig.get(destination)))
                        .isInstanceOf(NotSentException.class)
                        .hasRootCauseInstanceOf(NoApiKeyException.class)
                        .cause()
                        .hasMessageContaining(reason);
            }
            assertThat(server.heads()).hasSize(2);
        }
    }

    @Test
    void asksForOneKeyAtATimeAndSendsNoneThatIsOlderThanItsRequest() throws Exception {
        var questions = new LinkedBlockingQueue<CompletableFuture<String>>();
        var key = ApiKey.from(() -> {
            var question = new CompletableFuture<String>();
            questions.add(question);
            return question.join();
        });
        try (var rig = new TransportRig(4);
                var server = RawServer.start((head, peer) -> RawServer.ok(peer))) {
            var way = rig.to(server.destination(key, Map.of()));
            var first = TransportRig.get(way);
            var question = questions.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            var later = Stream.generate(() -> TransportRig.get(way)).limit(3).toList();
            later.get(0).cancel(true);

            Objects.requireNonNull(question).complete("old-key");
            assertThat(TransportRig.answer(first).status()).isEqualTo(200);
            assertThat(server.heads()).singleElement().asString().contains("Bearer old-key\r\n");
            Objects.requireNonNull(questions.poll(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .complete("new-key");

            for (var call : later.subList(1, 3)) {
                assertThat(TransportRig.answer(call).status()).isEqualTo(200);
            }
            assertThat(server.heads().subList(1, 3))
                    .allSatisfy(head -> assertThat(head).contains("Bearer new-key\r\n"));
            assertThat(questions).isEmpty();
        }
    }
}
