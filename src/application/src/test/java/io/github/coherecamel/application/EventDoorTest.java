package io.github.coherecamel.application;

import static io.github.coherecamel.application.SimulatedCohere.DATASET;
import static io.github.coherecamel.application.SimulatedCohere.MODEL;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is posted, and by whom: nothing but an event steers anything, and whoever sends none is told what is wrong. */
@QuarkusTest
@QuarkusTestResource(SimulatedCohere.class)
class EventDoorTest extends PostedEvents {

    @Inject
    CamelContext camel;

    @Inject
    ProducerTemplate routes;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "400 | application/json    | ``                                      | it is empty",
                "400 | application/json    | no JSON                                 | it is not JSON",
                "400 | application/json    | {\"model_id\":\"m\"}                    | dataset_id is missing",
                "400 | application/json    | {\"model_id\":\"../x\",\"dataset_id\":\"d\"} | model_id is '../x'",
                "415 | text/plain          | {\"model_id\":\"m\",\"dataset_id\":\"d\"}    | Content-Type is 'text/plain'",
                "415 | multipart/form-data | {}                                      | Content-Type is 'multipart/form-data'",
            })
    void saysWhatIsWrong(int status, String contentType, String body, String message) throws Exception {
        var answer = send(request(body).setHeader("Content-Type", contentType));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text("/message")).contains(message);
    }

    @Test
    void refusesWhatIsTooLongHoweverItIsSent() throws Exception {
        var tooLong = plain(MODEL, DATASET).replace("}", ",\"more\":\"" + "x".repeat(70_000) + "\"}");
        var bytes = tooLong.getBytes(StandardCharsets.UTF_8);

        var counted = post(tooLong);
        var chunked = send(HttpRequest.newBuilder(events)
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes))));

        assertThat(List.of(counted.status(), chunked.status())).containsOnly(413);
        assertThat(List.of(counted.text("/message"), chunked.text("/message")))
                .allSatisfy(message -> assertThat(message).contains("65536 bytes"));
    }

    @Test
    void takesWhatIsJustNotTooLongHoweverItIsSent() throws Exception {
        var head = plain(MODEL, DATASET).replace("}", ",\"more\":\"");
        var longest = head + "x".repeat(65_536 - head.length() - 2) + "\"}";
        var bytes = longest.getBytes(StandardCharsets.UTF_8);

        assertThat(post(longest).status()).isEqualTo(202);
        assertThat(send(HttpRequest.newBuilder(events)
                                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes))))
                        .status())
                .isEqualTo(202);
    }

    @Test
    void isSteeredByNothingButTheEvent() throws Exception {
        var dataset = dataset();
        var other = dataset();
        var request = HttpRequest.newBuilder(URI.create(events + "?CamelCohereFinetuneDatasetId=" + other
                        + "&CamelHttpUri=http://evil.example&cAmElBeanMethodName=x"))
                .header("Content-Type", "application/json")
                .header("CamelCohereFinetuneDatasetId", other)
                .header("cAmElCohereFinetuneName", "other")
                .header("CAmELBeanMethodName", "reject")
                .header("CamelHttpUri", "http://evil.example")
                .header("kafka.OVERRIDE_TOPIC", "evil")
                .header("Prefer", "wait=60")
                .POST(BodyPublishers.ofString(plain(MODEL, dataset)));

        var answer = send(request);

        assertThat(answer.text("/outcome")).isEqualTo("APPLIED");
        assertThat(inUse()).isEqualTo(dataset);
        assertThat(cohere.model(MODEL).path("name").asText()).isNotEqualTo("other");
    }

    @Test
    void dropsEveryHeaderButThoseOfTheEventInItsFirstStep() {
        var ended = routes.send("direct:event-posted", exchange -> {
            exchange.getMessage().setBody(plain(MODEL, DATASET).getBytes(StandardCharsets.UTF_8));
            for (var name : List.of(
                    "CAmELBeanMethodName",
                    "CamelHttpUri",
                    "kafka.OVERRIDE_TOPIC",
                    "CamelFileName",
                    "breadcrumbId",
                    " CamelX",
                    "Authorization")) {
                exchange.getMessage().setHeader(name, "evil");
            }
            exchange.getMessage().setHeader("CONTENT-TYPE", "application/json");
        });

        assertThat(ended.getException()).isNull();
        assertThat(ended.getMessage().getHeaders().keySet()).containsExactly("CONTENT-TYPE");
    }

    @ParameterizedTest
    @CsvSource({
        "Origin, http://evil.example, 403",
        "Origin, null, 403",
        "Sec-Fetch-Site, cross-site, 403",
    })
    void takesNothingFromThePagesOfOthers(String header, String value, int status) throws Exception {
        for (var contentType : List.of("text/plain", "application/x-www-form-urlencoded", "application/json")) {
            var answer = send(request(plain(MODEL, DATASET))
                    .setHeader("Content-Type", contentType)
                    .header(header, value));

            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.text("/message")).contains("another site");
        }
    }

    @Test
    void takesNothingUnderTheNameOfAnother() throws Exception {
        var answer = raw(
                """
                POST /events HTTP/1.1\r
                Host: evil.example:%d\r
                Content-Type: application/json\r
                Content-Length: 2\r
                Connection: close\r
                \r
                {}"""
                        .formatted(events.getPort()));

        assertThat(answer).startsWith("HTTP/1.1 421").contains("cohere.http.hosts");
        var page = raw(
                """
                GET /ui/models HTTP/1.1\r
                Host: evil.example\r
                Accept: text/html,*/*\r
                Connection: close\r
                \r
                """);
        assertThat(page).startsWith("HTTP/1.1 421").contains("<!doctype html>", "cohere.http.hosts");
    }

    @Test
    void answersOtherMethodsAndPathsInJson() throws Exception {
        var put = send(HttpRequest.newBuilder(events).PUT(BodyPublishers.ofString("{}")));
        var elsewhere = send(HttpRequest.newBuilder(events.resolve("/nowhere")).GET());

        assertThat(put.status()).isEqualTo(405);
        assertThat(put.text("/message")).isNotEmpty();
        assertThat(elsewhere.status()).isEqualTo(404);
        assertThat(elsewhere.text("/message")).isNotEmpty();
    }

    @Test
    void saysThatItIsSwitchedOff() throws Exception {
        camel.getRouteController().stopRoute("event-posted");
        try {
            var answer = post(plain(MODEL, DATASET));

            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.text("/message")).contains("cohere.http.enabled");
        } finally {
            camel.getRouteController().startRoute("event-posted");
        }
        assertThat(post(plain(MODEL, DATASET)).status()).isEqualTo(202);
    }

    /** Java's own client sends no other Host. */
    private String raw(String request) throws IOException {
        try (var socket = new Socket(events.getHost(), events.getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
