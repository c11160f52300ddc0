package io.github.coherecamel.rim;

import static io.github.coherecamel.simulator.ApiOperation.GET_FINETUNED_MODEL;
import static io.github.coherecamel.simulator.ApiOperation.UPDATE_FINETUNED_MODEL;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.coherecamel.api.InvalidInputException;
import io.github.coherecamel.finetune.CohereFinetuneHeaders;
import io.github.coherecamel.model.BaseModel;
import io.github.coherecamel.model.BaseType;
import io.github.coherecamel.model.FinetunedModel;
import io.github.coherecamel.model.Settings;
import io.github.coherecamel.simulator.Fault;
import io.github.coherecamel.simulator.RecordedRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies, settings and headers of every kind that Camel may bring. */
class UpdateBodiesTest extends TimedTest {
    private static final String UPDATE = "cohere-finetune:update";

    @ParameterizedTest
    @MethodSource("bodies")
    void takesWhatIsWantedFromABodyOfAnyKind(Object body) {
        var id = addChatModel();
        simulator().seed("{\"datasets\": [{\"id\": \"new\", \"name\": \"n\", \"dataset_type\": \"" + CHAT + "\"}]}");

        succeeded(send(UPDATE + "?modelId=" + id, body, Map.of()));

        assertThat(simulator().model(id).at("/settings/dataset_id").asText()).isEqualTo("new");
        assertThat(simulator().model(id).at("/settings/base_model/base_type").asText())
                .isEqualTo("BASE_TYPE_CHAT");
        assertThat(simulator().model(id).path("name").asText()).isEqualTo("fresh");
    }

    static Stream<Object> bodies() {
        var json = "{\"name\": \"fresh\", \"settings\": {\"dataset_id\": \"new\"}}";
        return Stream.of(
                json,
                json.getBytes(UTF_8),
                new ByteArrayInputStream(json.getBytes(UTF_8)),
                tree(json),
                Map.of("name", "fresh", "settings", Map.of("dataset_id", "new")),
                new FinetunedModel(
                        "ignored", "fresh", null, null, settings("new"), null, null, null, null, null, Map.of()));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void readsTextAsItIsWhateverTheExchangesCharset(boolean whole) {
        var id = addChatModel();
        var json = "{\"name\": \"Gebühr Ã¼\"}";

        succeeded(template.send(UPDATE + "?modelId=" + id, exchange -> {
            exchange.setProperty(Exchange.CHARSET_NAME, "ISO-8859-1");
            exchange.getMessage().setBody(whole ? json : new StringReader(json));
        }));

        assertThat(simulator().model(id).path("name").asText()).isEqualTo("Gebühr Ã¼");
    }

    @Test
    void takesSettingsFromABean() {
        var id = addChatModel();
        context.getRegistry().bind("map", Map.of("hyperparameters", Map.of("train_epochs", 5)));
        context.getRegistry().bind("json", "{\"hyperparameters\": {\"train_epochs\": 6}}");
        context.getRegistry().bind("record", settings("old"));

        for (var bean : List.of("#map", "#bean:json", "#record")) {
            succeeded(send(UPDATE + "?name=n&modelId=" + id + "&settings=" + bean, null, Map.of()));
        }
        assertThat(patches())
                .extracting(patch -> patch.json()
                        .at("/settings/hyperparameters/train_epochs")
                        .asInt())
                .containsExactly(5, 6);
    }

    @Test
    void keepsNoTreeOfTheExchangeThatOthersMayChange() {
        var id = addChatModel();
        var body = (ObjectNode) tree("{'name': 'first', 'settings': {}}");
        simulator().inject(GET_FINETUNED_MODEL, Fault.stall());
        sendLater(UPDATE + "?updateTimeout=1m&modelId=" + id, Map.of("name", "before"), Map.of());
        untilRequests(1);
        var update = sendLater(UPDATE + "?modelId=" + id, body, Map.of());

        body.put("name", "changed meanwhile");

        time.advance(Duration.ofMinutes(1));
        succeeded(ended(update));
        assertThat(simulator().model(id).path("name").asText()).isEqualTo("first");
    }

    @ParameterizedTest
    @MethodSource("settingsOfAllKinds")
    void takesSettingsOfAnyKindFromAHeader(Object settings) {
        var id = addChatModel();

        succeeded(send(
                UPDATE + "?modelId=" + id + "&requireValidated=false",
                null,
                Map.of(CohereFinetuneHeaders.SETTINGS, settings, CohereFinetuneHeaders.NAME, "fresh")));

        assertThat(patches().get(0).json().at("/settings/dataset_id").asText()).isEqualTo("old");
    }

    static Stream<Object> settingsOfAllKinds() {
        return Stream.of("{\"dataset_id\": \"old\"}", Map.of("dataset_id", "old"), settings("old"));
    }

    @Test
    void takesSettingsFromAnOption() {
        var id = addChatModel();
        var settings = URLEncoder.encode("{\"hyperparameters\": {\"train_epochs\": 5}}", UTF_8);

        succeeded(send(UPDATE + "?modelId=" + id + "&settings=" + settings, null, Map.of()));

        assertThat(simulator()
                        .model(id)
                        .at("/settings/hyperparameters/train_epochs")
                        .asInt())
                .isEqualTo(5);
    }

    @Test
    void doesNotReadTheBodyIfAHeaderOrAnOptionSaysWhatIsWanted() {
        var id = addChatModel();
        var unreadable = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("nobody may read this");
            }

            @Override
            public int read(byte[] bytes, int from, int count) throws IOException {
                return read();
            }
        };

        succeeded(send(UPDATE + "?name=fresh", unreadable, Map.of(CohereFinetuneHeaders.MODEL_ID, id)));
        succeeded(send(UPDATE + "?modelId=" + id, unreadable, Map.of(CohereFinetuneHeaders.NAME, "fresher")));
        assertThat(simulator().model(id).path("name").asText()).isEqualTo("fresher");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1]", "{", ""})
    void refusesABodyThatIsNoJsonObject(String body) {
        assertThat(failed(send(UPDATE + "?modelId=m", body, Map.of()), InvalidInputException.class))
                .hasMessageStartingWith("Could not update a fine-tuned model: the body ");
        assertThat(simulator().requests()).isEmpty();
    }

    @Test
    void refusesABodyAndHeadersOfAnotherKind() {
        assertThat(failed(send(UPDATE + "?modelId=m", new Object(), Map.of()), InvalidInputException.class))
                .hasMessage("Could not update a fine-tuned model: the body is a java.lang.Object. Give a record, a Map "
                        + "or JSON");
        assertThat(failed(
                        send(UPDATE + "?modelId=m", null, Map.of(CohereFinetuneHeaders.SETTINGS, 7)),
                        InvalidInputException.class))
                .hasMessageContaining("the settings ");
        assertThat(failed(
                        send(
                                UPDATE + "?modelId=m&name=n",
                                null,
                                Map.of(CohereFinetuneHeaders.MERGE, List.of("perhaps"))),
                        InvalidInputException.class))
                .hasMessageContaining("header CamelCohereFinetuneMerge is a ")
                .hasMessageContaining("that is no Boolean. Correct the header");
        assertThat(failed(
                        send(UPDATE + "?modelId=m&name=n", null, Map.of(CohereFinetuneHeaders.MERGE, "perhaps")),
                        InvalidInputException.class))
                .hasMessageContaining("that is no Boolean. Correct the header");
    }

    @Test
    void refusesABodyThatContainsItself() {
        var cyclic = new HashMap<String, Object>();
        cyclic.put("settings", cyclic);

        assertThat(failed(send(UPDATE + "?modelId=m", cyclic, Map.of()), InvalidInputException.class))
                .hasMessageContaining("the body ");
    }

    @Test
    void refusesASecretThatIsNotJsonWithoutShowingIt() {
        var failure = failed(
                send(UPDATE + "?modelId=m", null, Map.of(CohereFinetuneHeaders.SETTINGS, "{\"wandb\": s3cret}")),
                InvalidInputException.class);

        assertThat(failure).hasStackTraceContaining("the settings cannot be used: it is not JSON");
        assertThat(org.assertj.core.util.Throwables.getStackTrace(failure)).doesNotContain("s3cret");
    }

    private static Settings settings(String datasetId) {
        var base = new BaseModel(null, null, new BaseType("BASE_TYPE_CHAT"), null, Map.of());
        return new Settings(base, datasetId, null, null, null, Map.of());
    }

    private static List<RecordedRequest> patches() {
        return simulator().requests(UPDATE_FINETUNED_MODEL);
    }
}
