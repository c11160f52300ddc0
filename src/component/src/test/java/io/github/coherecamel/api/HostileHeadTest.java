package io.github.coherecamel.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.ProtocolException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What comes before and after a body is bounded, too. */
class HostileHeadTest {

    /** More than any bound here, and little enough for a test that finds none. */
    private static final int ENOUGH = 64 * 1024 * 1024;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "a status line without end|HTTP/1.1 200 |O",
                "a header line without end|HTTP/1.1 200 OK^X-A: |a",
                "a name of a header without end|HTTP/1.1 200 OK^|a",
                "a folded header without end|HTTP/1.1 200 OK^X-A: a^| aaaaaaaa^",
                "headers without end|HTTP/1.1 200 OK^|X-A: a^",
                "empty lines before the head|^|^",
                "an extension of a chunk without end|HTTP/1.1 200 OK^Transfer-Encoding: chunked^^1;|a",
                "a size of a chunk without end|HTTP/1.1 200 OK^Transfer-Encoding: chunked^^|0",
                "a trailer line without end|HTTP/1.1 200 OK^Transfer-Encoding: chunked^^0^X-A: |a",
                "trailers without end|HTTP/1.1 200 OK^Transfer-Encoding: chunked^^0^|X-A: a^",
                "interim answers without end|HTTP/1.1 103 Early Hints^^|HTTP/1.1 103 Early Hints^X-A: a^^",
            })
    void isRefused(String what, String beginning, String forEver) throws Exception {
        try (var rig = new TransportRig(1);
                var hostile = RawServer.start((head, peer) -> flood(peer, lines(beginning), lines(forEver)));
                var kind = RawServer.start((head, peer) -> RawServer.ok(peer))) {
            assertThat(TransportRig.failure(rig.get(hostile)))
                    .as(what)
                    .isInstanceOfAny(
                            MessageConstraintException.class, RefusedAnswerException.class, ProtocolException.class);

            assertThat(TransportRig.answer(rig.get(kind)).status()).isEqualTo(200);
        }
    }

    private static String lines(String text) {
        return text.replace("^", "\r\n");
    }

    private static void flood(Socket peer, String beginning, String forEver) throws IOException {
        RawServer.write(peer, beginning);
        var piece = forEver.repeat(Math.max(1, 8_000 / forEver.length()));
        for (var sent = 0; sent < ENOUGH; sent += piece.length()) {
            RawServer.write(peer, piece);
        }
    }
}
