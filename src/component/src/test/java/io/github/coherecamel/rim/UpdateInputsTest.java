package io.github.coherecamel.rim;

import static io.github.coherecamel.simulator.ApiOperation.GET_FINETUNED_MODEL;
import static io.github.coherecamel.simulator.ApiOperation.UPDATE_FINETUNED_MODEL;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.coherecamel.api.InvalidInputException;
import io.github.coherecamel.dataset.CohereDatasetHeaders;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class UpdateInputsTest extends RimTest {
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
    void followsAnUploadAndAnAwaitWithoutAStepBetween() throws Exception {
        var id = addChatModel();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:all")
                        .to("direct:upload")
                        .to("cohere-dataset:await?pollInterval=10ms")
                        .to("direct:update");
                from("direct:upload").to("cohere-dataset:upload?type=" + CHAT);
                from("direct:update").to(UPDATE + "?modelId=" + id);
                from("direct:await")
                        .toD("cohere-dataset:await?datasetId=${body}")
                        .to("direct:update");
            }
        });

        var uploaded = succeeded(send("direct:all", UploadTest.CHATS, Map.of()));
        assertThat(simulator().model(id).at("/settings/dataset_id").asText())
                .isEqualTo(uploaded.getMessage().getHeader(CohereDatasetHeaders.DATASET_ID));

        var other = addDataset("validated");
        succeeded(send("direct:await", other, Map.of()));
        assertThat(simulator().model(id).at("/settings/dataset_id").asText()).isEqualTo(other);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "?name=fresh | - | - | uploaded",
                "?settings=RAW({\"hyperparameters\":{\"train_epochs\":5}}) | - | - | uploaded",
                "?datasetId=option | - | - | option",
                "?datasetId=option | header | - | header",
                "'?settings=RAW({\"dataset_id\":\"settings\"})' | - | - | settings",
                "'' | - | '{\"settings\":{\"dataset_id\":\"body\"}}' | body",
                "'' | - | '{\"name\":\"fresh\"}' | old",
            })
    void takesTheDatasetOfAnUploadWhereNothingElseNamesOne(
            String options, @Nullable String header, @Nullable String body, String expected) {
        var id = addChatModel();
        var headers = new HashMap<String, Object>(
                Map.of(CohereDatasetHeaders.DATASET_ID, "uploaded", CohereFinetuneHeaders.MODEL_ID, id));
        headers.put(CohereFinetuneHeaders.REQUIRE_VALIDATED, false);
        if (header != null) {
            headers.put(CohereFinetuneHeaders.DATASET_ID, header);
        }
        for (var dataset : List.of("uploaded", "option", "header", "settings", "body")) {
            simulator()
                    .seed("{\"datasets\": [{\"id\": \"%s\", \"name\": \"n\", \"dataset_type\": \"%s\"}]}"
                            .formatted(dataset, CHAT));
        }

        succeeded(send(UPDATE + options, body, headers));

        assertThat(patches().get(0).json().at("/settings/dataset_id").asText()).isEqualTo(expected);
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
    void saysThatAHeaderIsEmpty() {
        var headers = Map.<String, Object>of(CohereFinetuneHeaders.DATASET_ID, " ");

        assertThat(failed(send(UPDATE + "?modelId=m&name=n&datasetId=d", null, headers), InvalidInputException.class))
                .hasMessage("Could not update a fine-tuned model: header CamelCohereFinetuneDatasetId is empty, and it "
                        + "wins over option datasetId. Give it a value, or remove it");
        assertThat(simulator().requests()).isEmpty();
    }

    @Test
    void refusesAMisspeltFieldBeforeItWrites() {
        var id = addChatModel();

        for (var merge : List.of(true, false)) {
            assertThat(failed(
                            send(
                                    UPDATE + "?merge=" + merge + "&modelId=" + id,
                                    null,
                                    Map.of(CohereFinetuneHeaders.SETTINGS, Map.of("datasetId", "new"))),
                            InvalidInputException.class))
                    .hasMessageEndingWith("there is no field settings.datasetId, but settings.dataset_id, which is "
                            + "probably meant. Correct it");
        }
        assertThat(patches()).isEmpty();
    }

    @Test
    void keepsNoTreeOfTheExchangeThatOthersMayChange() {
        var id = addChatModel();
        var body = (ObjectNode) tree("{'name': 'first', 'settings': {}}");
        simulator().inject(GET_FINETUNED_MODEL, Fault.stall());
        sendLater(UPDATE + "?updateTimeout=300ms&modelId=" + id, Map.of("name", "before"), Map.of());
        var update = sendLater(UPDATE + "?modelId=" + id, body, Map.of());

        body.put("name", "changed meanwhile");

        assertThat(update).succeedsWithin(60, TimeUnit.SECONDS);
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
    void laysTheDatasetOverTheSettingsWithoutChangingTheHeader() {
        var id = addChatModel();
        var header = tree("{'dataset_id': 'other', 'hyperparameters': {'train_epochs': 2}}");

        succeeded(send(
                UPDATE + "?modelId=" + id + "&datasetId=old", null, Map.of(CohereFinetuneHeaders.SETTINGS, header)));

        assertThat(patches().get(0).json().at("/settings/dataset_id").asText()).isEqualTo("old");
        assertThat(header).isEqualTo(tree("{'dataset_id': 'other', 'hyperparameters': {'train_epochs': 2}}"));
    }

    @Test
    void prefersAHeaderToAnOption() {
        var id = addChatModel();

        succeeded(send(
                UPDATE + "?modelId=option&name=option&merge=false&requireValidated=false",
                null,
                Map.of(
                        CohereFinetuneHeaders.MODEL_ID,
                        id,
                        CohereFinetuneHeaders.NAME,
                        "header",
                        CohereFinetuneHeaders.MERGE,
                        true,
                        CohereFinetuneHeaders.REQUIRE_VALIDATED,
                        "true")));

        assertThat(simulator().model(id).path("name").asText()).isEqualTo("header");
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

    @Test
    void saysWhichHeaderOrOptionIsMissing() {
        assertThat(failed(send(UPDATE, null, Map.of()), InvalidInputException.class))
                .hasMessage("Could not update a fine-tuned model: there is no modelId. Set header "
                        + "CamelCohereFinetuneModelId or option modelId");
        assertThat(failed(send(UPDATE + "?modelId=m", null, Map.of()), InvalidInputException.class))
                .hasMessage("Could not update a fine-tuned model: nothing says what to write. Set header "
                        + "CamelCohereFinetuneDatasetId, CamelCohereFinetuneName or CamelCohereFinetuneSettings, the "
                        + "option of that name, or a body");
        assertThat(simulator().requests()).isEmpty();
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
    void refusesASecretThatIsNotJsonWithoutShowingIt() {
        var failure = failed(
                send(UPDATE + "?modelId=m", null, Map.of(CohereFinetuneHeaders.SETTINGS, "{\"wandb\": s3cret}")),
                InvalidInputException.class);

        assertThat(failure).hasStackTraceContaining("the settings cannot be used: it is not JSON");
        assertThat(org.assertj.core.util.Throwables.getStackTrace(failure)).doesNotContain("s3cret");
    }

    @Test
    void refusesADatasetOutsideTheSettings() {
        assertThat(failed(
                        send(UPDATE + "?modelId=" + addChatModel(), "{\"dataset_id\": \"new\"}", Map.of()),
                        InvalidInputException.class))
                .hasMessageContaining("there is no field dataset_id to update. The API takes name and settings");
        assertThat(patches()).isEmpty();
    }

    private static Settings settings(String datasetId) {
        var base = new BaseModel(null, null, new BaseType("BASE_TYPE_CHAT"), null, Map.of());
        return new Settings(base, datasetId, null, null, null, Map.of());
    }

    private static List<RecordedRequest> patches() {
        return simulator().requests(UPDATE_FINETUNED_MODEL);
    }
}
