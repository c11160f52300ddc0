package io.github.coherecamel.rim;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.coherecamel.api.CohereException;
import io.github.coherecamel.documentation.Page;
import io.github.coherecamel.simulator.ApiOperation;
import io.github.coherecamel.simulator.Fault;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The rows of the table in docs/failures.md that only a real socket can show. */
class BrokenAnswersTest extends RimTest {
    private static final String ID = "11111111-2222-3333-4444-555555555555";
    private static final String GET = "cohere-finetune:get?modelId=" + ID;
    private static final String CREATE = "cohere-finetune:create?name=n&datasetId=d&baseType=BASE_TYPE_CHAT";

    @TempDir
    static Path folder = Path.of("");

    private static final DeadEnds DEAD_ENDS = new DeadEnds();
    private static WireServer elsewhere;
    private static Certificate certificate;

    @BeforeAll
    static void serve() throws Exception {
        certificate = Certificate.of("elsewhere.example.com", folder);
        elsewhere = WireServer.start(
                certificate.forServer().getServerSocketFactory(), head -> WireServer.answer("200 OK", "{}"));
    }

    @AfterAll
    static void stop() throws Exception {
        elsewhere.close();
        DEAD_ENDS.close();
    }

    static Stream<Arguments> faults() {
        var otherProtocol = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n";
        return Stream.of(
                arguments("200, a negative length", Fault.negativeContentLength()),
                arguments("no HTTP", Fault.garbage()),
                arguments("101, another protocol", Fault.raw(otherProtocol.getBytes(US_ASCII))),
                arguments("a reset before the answer", Fault.reset()),
                arguments("a close before the answer", Fault.close()),
                arguments("a reset when it is done, before the answer", Fault.answerLost()),
                arguments("a reset in the head", Fault.resetInHeaders()),
                arguments("a reset in the body", Fault.resetInBody()),
                arguments("a close in the body", Fault.truncated()),
                arguments("a close in a chunk", Fault.truncatedChunked()));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void endTheirCallAloneAndAsTheDocumentationSays(String row, Fault fault) {
        simulator()
                .seed("{\"models\": [{\"id\": \"%s\", \"name\": \"n\", \"settings\": {\"base_model\": ".formatted(ID)
                        + "{\"base_type\": \"BASE_TYPE_CHAT\"}, \"dataset_id\": \"d\"}}]}");
        simulator().seed("{\"datasets\": [{\"id\": \"d\", \"name\": \"n\", \"dataset_type\": \"" + CHAT + "\"}]}");
        simulator().inject(fault, 2);

        assertEnded(row, "", "");

        assertThat(simulator().requests())
                .extracting(request -> request.operation())
                .containsExactly(ApiOperation.GET_FINETUNED_MODEL, ApiOperation.CREATE_FINETUNED_MODEL);
        succeeded(get(ID));
    }

    static Stream<Arguments> deadEnds() {
        Supplier<String> secure = () -> elsewhere.uri("https").toString();
        return Stream.of(
                deadEnd(
                        "nobody listens",
                        "no connection to 127.0.0.1",
                        () -> "http://127.0.0.1:" + DEAD_ENDS.deserted()),
                deadEnd(
                        "no such host",
                        "there is no host nowhere.invalid. Check option baseUrl",
                        () -> "https://nowhere.invalid"),
                deadEnd(
                        "no connection in time",
                        "option connectTimeout",
                        () -> "http://127.0.0.1:" + DEAD_ENDS.full() + "&connectTimeout=400ms"),
                deadEnd(
                        "no TLS in time",
                        "option connectTimeout",
                        () -> "https://127.0.0.1:" + DEAD_ENDS.mute() + "&connectTimeout=400ms"),
                deadEnd(
                        "a certificate of another host",
                        "option sslContextParameters",
                        () -> secure.get() + "&sslContextParameters=#trusting"),
                deadEnd("a certificate that is not trusted", "option sslContextParameters", secure),
                deadEnd(
                        "HTTP instead of TLS",
                        "speaks TLS",
                        () -> "https://127.0.0.1:" + simulator().port()));
    }

    private static Arguments deadEnd(String row, String reason, Supplier<String> baseUrl) {
        return arguments(row, reason, baseUrl);
    }

    @ParameterizedTest
    @MethodSource("deadEnds")
    void andConnectionsThatComeToNothingEndAsTheDocumentationSays(String row, String reason, Supplier<String> baseUrl) {
        context.getRegistry().bind("trusting", certificate.forClient());

        assertEnded(row, "&baseUrl=" + baseUrl.get(), reason);

        assertThat(simulator().requests()).isEmpty();
    }

    private void assertEnded(String row, String options, String reason) {
        var documented = Page.of("failures.md").rows("| what comes back |").stream()
                .filter(cells -> cells.get(0).equals(row))
                .findFirst()
                .orElseThrow();
        assertFailed(GET + options, documented.get(1), reason);
        assertFailed(
                CREATE + options, documented.get(2).equals("same") ? documented.get(1) : documented.get(2), reason);
    }

    private void assertFailed(String uri, String type, String reason) {
        var exchange = ended(sendLater(uri + "&responseTimeout=60s", null, Map.of()));

        var failure = failed(exchange, CohereException.class);
        assertThat(failure.getClass().getSimpleName()).as(failure.getMessage()).isEqualTo(type);
        assertThat(failure).hasMessageStartingWith("Could not ").hasMessageContaining(reason);
        assertThat(exchange.getMessage().getHeader(Exchange.REDELIVERY_DELAY)).isNull();
    }
}
