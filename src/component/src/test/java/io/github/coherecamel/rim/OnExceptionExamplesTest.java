package io.github.coherecamel.rim;

import static io.github.coherecamel.simulator.ApiOperation.CREATE_FINETUNED_MODEL;
import static io.github.coherecamel.simulator.ApiOperation.GET_FINETUNED_MODEL;
import static io.github.coherecamel.simulator.ApiOperation.UPDATE_FINETUNED_MODEL;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.documentation.Tries;
import io.github.coherecamel.simulator.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of docs/failures.md, as they are printed there. */
@Tries(page = "failures.md", language = "yaml")
@Tries(page = "failures.md", language = "java")
@Tries(page = "failures.md", language = "xml")
class OnExceptionExamplesTest extends RimTest {
    private static final List<String> DESTINATIONS = List.of("later", "look-first", "operators");

    @TempDir
    Path folder = Path.of("");

    private void load(String language) throws Exception {
        finetune().getConfiguration().setMaxRetryAfter(Duration.ofMillis(200));
        snippets(language).get(0).load(context, folder);
        snippets("yaml").get(1).load(context, folder);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                DESTINATIONS.forEach(name -> from("direct:" + name).setBody(constant(name)));
            }
        });
    }

    private static List<Snippet> snippets(String language) throws IOException {
        return Snippet.of(Path.of("../../docs/failures.md"), language);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yaml", "java", "xml"})
    void theyRepeatWhatMayPassWhenTheApiSaysAndHandOnTheRest(String language) throws Exception {
        load(language);
        var id = addChatModel();
        var rename = Map.<String, Object>of("CamelCohereFinetuneModelId", id, "CamelCohereFinetuneName", "renamed");

        simulator().inject(GET_FINETUNED_MODEL, Fault.rateLimited().retryAfter(Duration.ofSeconds(30)));
        succeeded(send("direct:update", null, rename));
        assertThat(simulator().model(id).path("name").asText()).isEqualTo("renamed");
        assertThat(simulator().requests(GET_FINETUNED_MODEL)).hasSize(2);

        assertThat(destination("direct:update", Map.of("CamelCohereFinetuneModelId", "..")))
                .startsWith("InvalidInputException (VALIDATION): Could not update a fine-tuned model: ");
        assertThat(destination("direct:update", wanting(id, addDataset("processing"))))
                .isEqualTo("later");
        assertThat(destination("direct:update", wanting(id, addDataset("failed"))))
                .startsWith("DatasetNotUsableException (VALIDATION): ");
        assertThat(destination(
                        "direct:update",
                        Map.of(
                                "CamelCohereFinetuneModelId", id,
                                "CamelCohereFinetuneName", "again",
                                "CamelCohereFinetuneExpectedUpdatedAt", "2020-01-01T00:00:00Z")))
                .isEqualTo("look-first");
        simulator().inject(Fault.monthlyQuota());
        assertThat(destination("direct:update", rename)).isEqualTo("operators");
        simulator().inject(Fault.status(401));
        assertThat(destination("direct:update", rename)).isEqualTo("operators");
        simulator().inject(CREATE_FINETUNED_MODEL, Fault.answerLost());
        assertThat(destination(
                        "direct:create",
                        Map.of(
                                "CamelCohereFinetuneName", "n",
                                "CamelCohereFinetuneBaseType", "BASE_TYPE_CHAT",
                                "CamelCohereFinetuneDatasetId", addDataset("validated"))))
                .isEqualTo("look-first");
        assertThat(simulator().requests(CREATE_FINETUNED_MODEL)).hasSize(1);
        assertThat(simulator().requests(UPDATE_FINETUNED_MODEL)).hasSize(1);
    }

    @Test
    void theyGiveUpAfterEightTimes() throws Exception {
        load("yaml");
        simulator().inject(Fault.rateLimited().retryAfter(Duration.ofSeconds(1)), Integer.MAX_VALUE);

        assertThat(destination(
                        "direct:update", Map.of("CamelCohereFinetuneModelId", "m", "CamelCohereFinetuneName", "n")))
                .isEqualTo("later");

        assertThat(simulator().requests()).hasSize(9);
    }

    private static Map<String, Object> wanting(String model, String dataset) {
        return Map.of("CamelCohereFinetuneModelId", model, "CamelCohereFinetuneDatasetId", dataset);
    }

    private String destination(String uri, Map<String, Object> headers) {
        return succeeded(send(uri, null, headers)).getMessage().getBody(String.class);
    }
}
