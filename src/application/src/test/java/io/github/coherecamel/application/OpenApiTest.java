package io.github.coherecamel.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** The document describes each endpoint with its answers, as the answers are. */
@QuarkusTest
@QuarkusTestResource(SimulatedCohere.class)
class OpenApiTest {

    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

    @TestHTTPResource("/")
    URI controller;

    @Test
    void eachEndpointHasASummaryANameAndItsAnswers() throws Exception {
        var document = document();
        var names = new HashSet<String>();
        var softly = new SoftAssertions();

        document.path("paths")
                .fields()
                .forEachRemaining(path -> path.getValue().fields().forEachRemaining(method -> {
                    if (METHODS.contains(method.getKey())) {
                        var where = method.getKey() + " " + path.getKey();
                        var operation = method.getValue();
                        softly.assertThat(operation.path("summary").asText())
                                .as(where)
                                .contains(" ");
                        softly.assertThat(
                                        names.add(operation.path("operationId").asText()))
                                .as(where + " has a name of its own")
                                .isTrue();
                        var statuses = new ArrayList<String>();
                        operation.path("responses").fieldNames().forEachRemaining(statuses::add);
                        softly.assertThat(statuses).as(where).anyMatch(status -> status.startsWith("2"));
                        operation.path("responses").fields().forEachRemaining(answer -> {
                            var as = where + " " + answer.getKey();
                            softly.assertThat(answer.getValue()
                                            .path("description")
                                            .asText())
                                    .as(as)
                                    .contains(" ");
                            softly.assertThat(answer.getValue()
                                            .at("/content/application~1json/schema")
                                            .isMissingNode())
                                    .as(as + " has a schema")
                                    .isFalse();
                        });
                    }
                }));

        softly.assertAll();
        assertThat(names)
                .contains(
                        "listModels",
                        "getModel",
                        "getTraining",
                        "retryModel",
                        "retryModels",
                        "assignDataset",
                        "acceptDataset",
                        "pauseModel",
                        "resumeModel",
                        "listActions",
                        "listEvents",
                        "getEvent",
                        "postFile",
                        "getFile",
                        "retryEvent",
                        "getHold",
                        "hold",
                        "resume",
                        "getStatus");
    }

    @Test
    void allThatItRefersToIsThere() throws Exception {
        var document = document();

        assertThat(document.findValuesAsText("$ref")).isNotEmpty().allSatisfy(reference -> assertThat(
                        document.at(reference.substring(1)).isMissingNode())
                .as(reference)
                .isFalse());
    }

    @Test
    void namesFieldsAsAnswersDo() throws Exception {
        var schemas = document().at("/components/schemas");

        assertThat(fields(schemas.path("ModelView"))).contains("id", "wanted", "wanted_at", "observed_generation");
        assertThat(fields(schemas.path("EventView"))).contains("seq", "model_id", "received_at");
        assertThat(fields(schemas.path("HoldView"))).contains("holding", "held_by");
    }

    private static List<String> fields(JsonNode schema) {
        var names = new ArrayList<String>();
        schema.path("properties").fieldNames().forEachRemaining(names::add);
        return names;
    }

    private JsonNode document() throws IOException, InterruptedException {
        return Asked.get(controller, "/q/openapi?format=json").body();
    }
}
