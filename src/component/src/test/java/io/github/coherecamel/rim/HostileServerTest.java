package io.github.coherecamel.rim;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import io.github.coherecamel.api.CohereException;
import io.github.coherecamel.api.CredentialsException;
import io.github.coherecamel.api.InvalidRequestException;
import io.github.coherecamel.api.UnavailableException;
import io.github.coherecamel.api.UnreadableAnswerException;
import io.github.coherecamel.simulator.CohereSimulator;
import io.github.coherecamel.simulator.Fault;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileServerTest extends RimTest {
    private static final String ID = "11111111-2222-3333-4444-555555555555";
    private static final String GET = "cohere-finetune:get?modelId=" + ID;

    @ParameterizedTest
    @MethodSource("silences")
    void endsAnExchangeThatNobodyAnswersWholly(Fault fault) {
        var id = addChatModel();
        simulator().inject(fault);

        assertThat(failed(
                        send("cohere-finetune:get?responseTimeout=300ms&modelId=" + id, null, Map.of()),
                        UnavailableException.class))
                // A slow machine may not have sent the request by then, and then the failure says so.
                .hasMessageContaining(" within 300 ms (option responseTimeout)");
    }

    static Stream<Fault> silences() {
        return Stream.of(Fault.stall(), Fault.stallBody(), Fault.drip(Duration.ofMillis(50)));
    }

    @ParameterizedTest
    @MethodSource("tooMuch")
    void endsAnExchangeWhoseAnswerIsTooLarge(Fault fault) {
        simulator().inject(fault);

        assertThat(failed(send(GET + "&maxResponseSize=10000", null, Map.of()), UnreadableAnswerException.class))
                .hasMessageContaining("larger than the 10000 bytes that option maxResponseSize allows");
    }

    static Stream<Fault> tooMuch() {
        return Stream.of(Fault.oversized(10_001), Fault.endless());
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 307})
    void followsNoRedirectAndSendsTheKeyNowhereElse(int status) {
        try (var other = CohereSimulator.start()) {
            var location = other.baseUrl() + "/v1/finetuning/finetuned-models/" + ID;
            simulator().inject(Fault.status(status).header("Location", location), 2);

            assertThat(failed(send(GET, null, Map.of()), UnreadableAnswerException.class))
                    .hasMessageContaining("it redirects, which is not followed so that the key goes nowhere else")
                    .hasMessageEndingWith("(HTTP " + status + ")");
            failed(
                    send(
                            "cohere-finetune:update?merge=false&modelId=" + ID,
                            "{\"name\":\"n\",\"settings\":{\"dataset_id\":\"d\",\"base_model\":"
                                    + "{\"base_type\":\"BASE_TYPE_CHAT\"}}}",
                            Map.of()),
                    UnreadableAnswerException.class);
            assertThat(other.requests()).isEmpty();
        }
    }

    @Test
    void keepsNoCookie() {
        var id = addChatModel();
        simulator().inject(Fault.contentType("application/json").header("Set-Cookie", "session=s3cret; Path=/"));
        simulator().inject(Fault.status(503).header("Set-Cookie", "session=s3cret; Path=/"));

        var answered = succeeded(get(id));
        var failure = failed(get(id), UnavailableException.class);
        succeeded(get(id));

        assertThat(answered.getMessage().getHeaders().values())
                .noneMatch(value -> String.valueOf(value).contains("s3cret"));
        assertThat(failure.getResponseHeaders()).doesNotContainKey("set-cookie");
        assertThat(simulator().requests()).hasSize(3).allSatisfy(request -> assertThat(request.headers())
                .doesNotContainKeys("Cookie", "Cookie2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "gzip, identity"})
    void decompressesNothing(String encoding) {
        simulator().inject(Fault.status(200).header("Content-Encoding", encoding));

        assertThat(failed(send(GET, null, Map.of()), UnreadableAnswerException.class))
                .hasMessageContaining("it is compressed with " + encoding + ", which was not asked for");
    }

    @ParameterizedTest
    @MethodSource("invitations")
    void acceptsNoInvitationToSendAgain(Fault fault) {
        var id = addChatModel();
        succeeded(get(id));
        simulator().inject(fault, 5);

        assertThat(get(id).getException()).isInstanceOf(CohereException.class);

        assertThat(simulator().requests()).hasSize(2);
    }

    static Stream<Fault> invitations() {
        return Stream.of(
                Fault.status(401).header("WWW-Authenticate", "Basic realm=\"r\""),
                Fault.status(407).header("Proxy-Authenticate", "Basic realm=\"r\""),
                Fault.status(503).header("Retry-After", "0"),
                Fault.reset(),
                Fault.close());
    }

    @Test
    void writesNoLineOfItsOwnIntoALog() {
        var forged = "no\r\n2026-11-22 INFO all is well\u001b[2J\u0085\u2028\u202e\u200b";
        simulator().inject(Fault.status(400).body("application/json", "{\"message\":" + new TextNode(forged) + "}"));

        var failure = failed(send(GET, null, Map.of()), InvalidRequestException.class);

        assertThat(failure)
                .hasMessageContaining("no 2026-11-22 INFO all is well")
                .message()
                .doesNotContainPattern("[\\p{Cc}\\p{Cf}\\u2028\\u2029]");
    }

    @Test
    void showsNoKeyEvenIfTheServerSendsItInsteadOfHttp() {
        simulator().inject(Fault.raw(("Bearer " + KEY + " is no HTTP\r\n\r\n").getBytes(UTF_8)));

        assertThat(Throwables.getStackTrace(send(GET, null, Map.of()).getException()))
                .contains("is no HTTP")
                .doesNotContain(KEY);
    }

    @Test
    void showsNoKeyEvenIfTheServerEchoesIt() {
        simulator().inject(Fault.error(401, "invalid api token " + KEY).header("X-Echo", KEY));

        var failure = failed(send(GET, null, Map.of()), CredentialsException.class);

        assertThat(Throwables.getStackTrace(failure))
                .contains("invalid api token ***")
                .doesNotContain(KEY);
        assertThat(failure.getResponseBody()).doesNotContain(KEY);
        assertThat(failure.getResponseHeaders().values()).doesNotContain(KEY);
    }
}
