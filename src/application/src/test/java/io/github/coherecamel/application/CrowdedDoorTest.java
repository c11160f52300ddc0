package io.github.coherecamel.application;

import static io.github.coherecamel.application.SimulatedCohere.DATASET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.coherecamel.application.wanted.Category;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is answered when there is too much, or something is broken: when to come again, and nothing of what is inside. */
@QuarkusTest
@QuarkusTestResource(SimulatedCohere.class)
@TestProfile(CrowdedDoorTest.NarrowDoor.class)
class CrowdedDoorTest extends ControllerTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TestHTTPResource("/events")
    URI events;

    @Inject
    CamelContext camel;

    /** One event and one file at a time, one caller that waits, two models that are due. */
    public static final class NarrowDoor implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "cohere.http.in-flight",
                    "1",
                    "cohere.files.upload.in-flight",
                    "1",
                    "cohere.http.body-timeout",
                    "5m",
                    "cohere.http.waiting",
                    "1",
                    "cohere.backlog-limit",
                    "2");
        }
    }

    /** However early they go: their places would be kept for as long as a body may take. */
    @ParameterizedTest
    @ValueSource(strings = {"/events", "/files?name=gone.jsonl"})
    void keepsNoPlaceForThoseWhoAreGone(String path) throws Exception {
        for (var i = 0; i < 30; i++) {
            try (var gone = new Socket(events.getHost(), events.getPort())) {
                gone.getOutputStream()
                        .write("POST %s HTTP/1.1\r\nHost: localhost:%d\r\nContent-Length: 9\r\n\r\n"
                                .formatted(path, events.getPort())
                                .getBytes(StandardCharsets.UTF_8));
            }
        }

        await().atMost(LONG)
                .until(() -> CLIENT.send(
                                        HttpRequest.newBuilder(events.resolve(path))
                                                .POST(BodyPublishers.ofString("no event, and no training file"))
                                                .build(),
                                        HttpResponse.BodyHandlers.ofString())
                                .statusCode()
                        != 429);
    }

    @Test
    void refusesForASecondWhatIsOneTooManyAtOnce() throws Exception {
        var begun = new CountDownLatch(1);
        var ended = new CountDownLatch(1);
        withRoute(
                () -> {
                    begun.countDown();
                    ended.await();
                },
                () -> {
                    var first = post(event());
                    begun.await();

                    var second = post(event()).get();

                    assertThat(second.statusCode()).isEqualTo(429);
                    assertThat(second.headers().firstValue("Retry-After")).hasValue("1");
                    assertThat(second.body()).contains("Send it again in 1 s");
                    ended.countDown();
                    first.get();
                });
        assertThat(post(event()).get().statusCode()).isEqualTo(202);
    }

    @Test
    void countsARequestAsSoonAsItsBodyIsWaitedFor() throws Exception {
        try (var slow = new Socket(events.getHost(), events.getPort())) {
            slow.getOutputStream().write(SlowBodyTest.begunRequest(events));

            await().atMost(LONG).until(() -> post(event()).get().statusCode() == 429);
        }
        await().atMost(LONG).until(() -> post(event()).get().statusCode() == 202);
    }

    @Test
    void refusesForAWhileWhatWouldWaitBehindTooManyModels() throws Exception {
        holds.hold(Category.PERSON, "a test", "somebody", null);
        assertThat(post(event()).get().statusCode()).isEqualTo(202);
        assertThat(post(event()).get().statusCode()).isEqualTo(202);

        await().atMost(LONG).until(() -> {
            execute("delete from model where id not in (select id from model order by id limit 2)");
            return post(event()).get().statusCode() == 503;
        });

        var refused = post(event()).get();
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("30");
        assertThat(refused.body()).contains("2 models wait for their turn already");

        execute("delete from model");
        await().atMost(LONG).until(() -> post(event()).get().statusCode() == 202);
    }

    @Test
    void saysThatTheDatabaseTakesNothing() throws Exception {
        execute("alter table event rename to elsewhere");
        HttpResponse<String> refused;
        try {
            refused = post(event()).get();
        } finally {
            execute("alter table elsewhere rename to event");
        }

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("5");
        assertThat(refused.body())
                .contains("counts once", "The database cannot be used at the moment")
                .doesNotContainIgnoringCase("elsewhere", "select", "jdb", "h2");
        assertThat(post(event()).get().statusCode()).isEqualTo(202);
    }

    @Test
    void saysNothingOfWhatFailedInARouteOfTheUsers() throws Exception {
        withRoute(
                () -> {
                    throw new IllegalStateException("canary: 10.1.2.3 refused the key secret-canary");
                },
                () -> {
                    var failed = post(event()).get();

                    assertThat(failed.statusCode()).isEqualTo(500);
                    assertThat(failed.headers().firstValue("Content-Type").orElseThrow())
                            .startsWith("application/json");
                    assertThat(failed.body()).contains("the log").doesNotContain("canary", "10.1.2.3", "Exception");
                });
    }

    @Test
    void letsNoMoreWaitThanMay() throws Exception {
        holds.hold(Category.PERSON, "a test", "somebody", null);
        var waiting = CLIENT.sendAsync(
                request(event()).header("Prefer", "wait=60").build(), HttpResponse.BodyHandlers.ofString());
        await().atMost(LONG).until(() -> models() == 1);

        await().atMost(LONG).until(() -> {
            execute("delete from model where id <> (select min(id) from model)");
            var other = CLIENT.sendAsync(
                            request(event()).header("Prefer", "wait=1").build(), HttpResponse.BodyHandlers.ofString())
                    .get();
            return other.statusCode() == 202
                    && other.headers().firstValue("Preference-Applied").isEmpty();
        });
        holds.resume(true, "the test ends");
        waiting.get();
    }

    private interface Step {

        void run() throws Exception;
    }

    /** Runs a test with a route of the user's in place of the shipped one. */
    private void withRoute(Step step, Step test) throws Exception {
        camel.getRouteController().stopRoute("event-posted");
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:event-posted")
                        .routeId("of-a-user")
                        .errorHandler(noErrorHandler())
                        .process(exchange -> step.run());
            }
        });
        try {
            test.run();
        } finally {
            camel.getRouteController().stopRoute("of-a-user");
            camel.removeRoute("of-a-user");
            camel.getRouteController().startRoute("event-posted");
        }
    }

    private CompletableFuture<HttpResponse<String>> post(String event) {
        return CLIENT.sendAsync(request(event).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String event) {
        return HttpRequest.newBuilder(events)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(event));
    }

    private static String event() {
        return "{\"model_id\":\"%s\",\"dataset_id\":\"%s\"}".formatted(UUID.randomUUID(), DATASET);
    }

    private int models() {
        return database.inTransaction(transaction -> transaction
                .sql()
                .createQuery("select count(*) from model")
                .mapTo(Integer.class)
                .one());
    }
}
