package io.github.coherecamel.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashSet;
import java.util.Locale;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** PostgreSQL takes no NUL, and nothing has a name with other control characters: whoever sends one is told where. */
@QuarkusTest
@QuarkusTestResource(SimulatedCohere.class)
class ControlCharactersTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TestHTTPResource("/")
    URI controller;

    @ParameterizedTest
    @ValueSource(strings = {"%00", "%0A", "a%1Bb", "%7F", "a%C2%85"})
    void areRefusedInEachParameterOfTheApi(String value) throws Exception {
        var softly = new SoftAssertions();
        var tried = new HashSet<String>();
        for (var path : Asked.get(controller, "/q/openapi?format=json")
                .body()
                .path("paths")
                .properties()) {
            for (var method : path.getValue().properties()) {
                for (var parameter : method.getValue().path("parameters")) {
                    var name = parameter.path("name").asText();
                    if (parameter.path("in").asText().equals("header")
                            || path.getKey().equals("/files")) {
                        continue;
                    }
                    var answer =
                            send(method.getKey().toUpperCase(Locale.ROOT), filled(path.getKey(), parameter, value));
                    softly.assertThat(answer.statusCode() + " " + answer.body())
                            .as(method.getKey() + " " + path.getKey() + " " + name)
                            .startsWith("400 ")
                            .contains("parameter " + name + ": it has control characters");
                    tried.add(path.getKey() + " " + name);
                }
            }
        }
        softly.assertAll();
        assertThat(tried)
                .contains(
                        "/models/{id} id",
                        "/models text",
                        "/events/{id} source",
                        "/files/{id} id",
                        "/models/retry after");
    }

    @ParameterizedTest
    @CsvSource({
        "/ui/models/a%00b, id",
        "/ui/models?text=%00, text",
        "/ui/models/m/training?x=%01, x",
        "/ui/models/%01/training, id",
        "/ui/events/%01, id",
        "/ui/events?source=%01, source",
        "/ui/try?file=%01, file",
        "/ui/live?since=%01, since",
    })
    void areRefusedInThoseOfThePage(String path, String parameter) throws Exception {
        var answer = send("GET", path);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("parameter " + parameter + ": it has control characters");
    }

    @Test
    void areMadeSafeInTheNameOfAFile() throws Exception {
        var answer = send("POST", "/files?name=a%00b.txt");

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.body()).contains("a_b.txt");
    }

    private static String filled(String path, JsonNode parameter, String value) {
        var name = parameter.path("name").asText();
        return parameter.path("in").asText().equals("path")
                ? path.replace("{" + name + "}", value)
                : path.replaceAll("\\{\\w+}", "m") + "?" + name + "=" + value;
    }

    private HttpResponse<String> send(String method, String path) throws IOException, InterruptedException {
        var body = method.equals("POST") ? BodyPublishers.ofString("{}") : BodyPublishers.noBody();
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create(controller.toString().replaceFirst("/$", "") + path))
                        .method(method, body)
                        .build(),
                BodyHandlers.ofString());
    }
}
