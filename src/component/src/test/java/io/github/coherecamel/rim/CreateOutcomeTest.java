package io.github.coherecamel.rim;

import static io.github.coherecamel.simulator.ApiOperation.CREATE_FINETUNED_MODEL;
import static io.github.coherecamel.simulator.ApiOperation.UPDATE_FINETUNED_MODEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.coherecamel.api.CohereException;
import io.github.coherecamel.api.InvalidRequestException;
import io.github.coherecamel.api.OutcomeUnknownException;
import io.github.coherecamel.api.QuotaExceededException;
import io.github.coherecamel.api.UnavailableException;
import io.github.coherecamel.api.UnreadableAnswerException;
import io.github.coherecamel.simulator.Fault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two models for one wish cost twice, so a failed create says honestly whether it may be repeated. */
class CreateOutcomeTest extends RimTest {
    private static final String CREATE = "cohere-finetune:create?name=n&datasetId=chats&baseType=BASE_TYPE_CHAT";

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                onException(UnavailableException.class).maximumRedeliveries(3).redeliveryDelay(1);
                from("direct:create").to(CREATE);
                from("direct:create-soon").to(CREATE + "&responseTimeout=300ms");
            }
        };
    }

    @BeforeEach
    void addDataset() {
        simulator().seed("{\"datasets\": [{\"id\": \"chats\", \"name\": \"n\", \"dataset_type\": \"" + CHAT + "\"}]}");
    }

    @ParameterizedTest
    @MethodSource("lost")
    void isUnknownIfTheApiMayHaveActed(Fault fault) {
        simulator().inject(CREATE_FINETUNED_MODEL, fault);

        var exchange =
                send(fault.toString().startsWith("stall") ? "direct:create-soon" : "direct:create", null, Map.of());

        assertThat(failed(exchange, OutcomeUnknownException.class))
                .hasMessageStartingWith("Could not create fine-tuned model n: ")
                .hasMessageContaining(
                        "It may have been done all the same: look before you repeat it, since it counts twice");
        assertThat(exchange.getMessage().getHeader(Exchange.REDELIVERY_DELAY)).isNull();
        assertThat(exchange.getProperty("CamelAiErrorCategory")).isEqualTo("SERVER_ERROR");
        assertThat(simulator().requests(CREATE_FINETUNED_MODEL)).hasSize(1);
    }

    static Stream<Fault> lost() {
        var answered = IntStream.of(408, 499, 500, 502, 504).mapToObj(Fault::status);
        var silent = Stream.of(
                Fault.answerLost(),
                Fault.reset(),
                Fault.close(),
                Fault.stall(),
                Fault.stallBody(),
                Fault.resetInHeaders(),
                Fault.resetInBody(),
                Fault.truncated(),
                Fault.truncatedChunked());
        return Stream.concat(answered, silent);
    }

    @ParameterizedTest
    @ValueSource(ints = {425, 429, 503})
    void isRepeatedByTheRouteIfTheApiTurnedItAway(int status) {
        simulator().inject(CREATE_FINETUNED_MODEL, Fault.status(status), 2);

        succeeded(send("direct:create", null, Map.of()));

        assertThat(simulator().requests(CREATE_FINETUNED_MODEL)).hasSize(3);
    }

    @Test
    void isRepeatedByTheRouteIfNobodyListened() throws IOException {
        int free;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }

        failed(send(CREATE + "&baseUrl=http://127.0.0.1:" + free, null, Map.of()), UnavailableException.class);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void isNotRepeatedIfThatIsOfNoUse(Fault fault, Class<? extends CohereException> type) {
        simulator().inject(CREATE_FINETUNED_MODEL, fault);

        failed(send("direct:create", null, Map.of()), type);

        assertThat(simulator().requests(CREATE_FINETUNED_MODEL)).hasSize(1);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                arguments(Fault.monthlyQuota(), QuotaExceededException.class),
                arguments(Fault.error(409, "conflict"), InvalidRequestException.class),
                arguments(Fault.html(200), UnreadableAnswerException.class));
    }

    @Test
    void isWorthRepeatingIfItIsAnUpdateInstead() {
        var id = addChatModel();
        simulator().inject(UPDATE_FINETUNED_MODEL, Fault.answerLost());

        failed(send("cohere-finetune:update?name=n&modelId=" + id, null, Map.of()), UnavailableException.class);
    }
}
