package io.github.coherecamel.rim;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.api.CohereException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of docs/failures.md, row by row: three kinds of calls that end in the same trouble. */
class FailureTableTest extends RimTest {
    private static final String PAGE = "failures.md";
    private static final String HEAD = "| what comes back |";

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

    static Stream<Trouble> troubles() {
        var soon = "&connectTimeout=400ms&responseTimeout=60s";
        var calmly = "&responseTimeout=60s";
        return Stream.concat(
                Troubles.all(),
                Stream.of(
                        Trouble.elsewhere("nobody listens", () -> "http://127.0.0.1:" + DEAD_ENDS.deserted(), soon),
                        Trouble.elsewhere("no such host", () -> "https://nowhere.invalid", soon),
                        Trouble.elsewhere("no connection in time", () -> "http://127.0.0.1:" + DEAD_ENDS.full(), soon),
                        Trouble.elsewhere("no TLS in time", () -> "https://127.0.0.1:" + DEAD_ENDS.mute(), soon),
                        Trouble.elsewhere(
                                "a certificate of another host",
                                () -> elsewhere.uri("https").toString(),
                                calmly + "&sslContextParameters=#trusting"),
                        Trouble.elsewhere(
                                "a certificate that is not trusted",
                                () -> elsewhere.uri("https").toString(),
                                calmly),
                        Trouble.elsewhere(
                                "HTTP instead of TLS",
                                () -> "https://127.0.0.1:" + simulator().port(),
                                calmly)));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void endsEachCallOnceAndAsTheDocumentationSays(Trouble trouble) throws Exception {
        context.getRegistry().bind("trusting", certificate.forClient());
        var row = documented().get(trouble.name().replace("`", ""));
        assertThat(row).as("%s has no row '%s'", PAGE, trouble.name()).isNotNull();
        var options = trouble.options().get();
        var calls = send(trouble, options);
        // A machine that stops for so long sends nothing in time, and then it is another failure.
        for (var seconds : trouble.isSilent() ? List.of(4, 40) : List.<Integer>of()) {
            if (calls.stream().allMatch(Call::arrived)) {
                break;
            }
            calls = send(trouble, "&responseTimeout=" + seconds + "s");
        }

        for (var index = 0; index < calls.size(); index++) {
            var expected = row.get(index + 1);
            calls.get(index).assertEnded(expected.equals("same") ? row.get(1) : expected, row.get(4));
        }
        context.stop();
        assertThat(calls).allSatisfy(call -> assertThat(call.callbacks).hasValue(1));
    }

    private List<Call> send(Trouble trouble, String options) throws Exception {
        var before = simulator().requests().size();
        var model = new Call("cohere-finetune:get?modelId=" + addChatModel() + options, null);
        var creation = new Call(
                "cohere-finetune:create?name=n&baseType=BASE_TYPE_CHAT" + options,
                "{\"dataset_id\":\"" + addDataset("validated") + "\"}");
        var dataset = new Call("cohere-dataset:get?datasetId=" + addDataset("validated") + options, null);
        if (trouble.fault() != null) {
            simulator().inject(trouble.fault(), 3);
        }

        var calls = List.of(model, creation, dataset);
        for (var call : calls) {
            call.start();
        }
        for (var call : calls) {
            assertThat(call.ended.await(3, TimeUnit.MINUTES))
                    .as("%s has ended", call.uri)
                    .isTrue();
        }
        var requests =
                simulator().requests().subList(before, simulator().requests().size());
        assertThat(requests).hasSizeLessThanOrEqualTo(calls.size());
        calls.forEach(call -> call.arrived = requests.size() == calls.size());
        return calls;
    }

    @Test
    void tellsOfNothingThatIsNotTested() {
        assertThat(documented().keySet())
                .containsExactlyElementsOf(troubles()
                        .map(trouble -> trouble.name().replace("`", ""))
                        .toList());
    }

    private static Map<String, List<String>> documented() {
        var rows = new LinkedHashMap<String, List<String>>();
        DocumentedTable.rows(PAGE, HEAD)
                .forEach(row -> assertThat(rows.put(row.get(0), row)).isNull());
        return rows;
    }

    private final class Call {
        private final String uri;
        private final Exchange exchange = new DefaultExchange(context);
        private final CountDownLatch ended = new CountDownLatch(1);
        final AtomicInteger callbacks = new AtomicInteger();
        private boolean arrived;

        Call(String uri, @Nullable String settings) {
            this.uri = uri;
            if (settings != null) {
                exchange.getMessage().setHeader("CamelCohereFinetuneSettings", settings);
            }
        }

        boolean arrived() {
            return arrived;
        }

        void start() throws Exception {
            var producer = context.getEndpoint(uri).createAsyncProducer();
            producer.start();
            producer.process(exchange, done -> {
                callbacks.incrementAndGet();
                ended.countDown();
            });
        }

        void assertEnded(String failure, String delay) {
            var thrown = exchange.getException();
            if (failure.equals("none")) {
                assertThat(thrown).isNull();
                return;
            }
            assertThat(thrown).as(uri).isInstanceOf(CohereException.class);
            assertThat(thrown.getClass().getSimpleName())
                    .as("%s: %s", uri, thrown.getMessage())
                    .isEqualTo(failure);
            assertThat(thrown).hasMessageStartingWith("Could not ");
            assertThat(exchange.getProperty("CamelAiErrorCategory"))
                    .isEqualTo(category(failure, ((CohereException) thrown).getStatusCode()));
            var wait = failure.equals("UnavailableException") && !delay.isEmpty()
                    ? Duration.parse("PT" + delay.replace(" ", "")).toMillis()
                    : null;
            assertThat(exchange.getMessage().getHeader(Exchange.REDELIVERY_DELAY))
                    .isEqualTo(wait);
            assertThat(exchange.getProperty("CamelAiRetryAfterMillis")).isEqualTo(wait);
        }
    }

    private static String category(String failure, int status) {
        return switch (failure) {
            case "CredentialsException" -> "AUTH";
            case "InvalidRequestException", "NotFoundException" -> "VALIDATION";
            case "QuotaExceededException" -> "RATE_LIMIT";
            case "UnavailableException" -> status == 429 ? "RATE_LIMIT" : "SERVER_ERROR";
            case "OutcomeUnknownException", "UnreadableAnswerException" -> "SERVER_ERROR";
            case "ApiRetiredException" -> "UNKNOWN";
            default -> throw new IllegalArgumentException(failure);
        };
    }
}
