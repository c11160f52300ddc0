package io.github.coherecamel.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.coherecamel.application.event.Event;
import io.quarkus.test.common.http.TestHTTPResource;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What tests of the API for people have in common: nothing is known when one begins, and nothing is held when it has ended. */
abstract class ApiTest extends ControllerTest {

    @TestHTTPResource("/")
    URI controller;

    @BeforeEach
    void forgetAll() {
        database.inTransaction(transaction -> {
            for (var table : List.of("event", "attempt", "action", "notification")) {
                transaction.sql().execute("delete from " + table);
            }
            return transaction;
        });
    }

    @AfterEach
    void goOn() {
        holds.resume(true, "a test has ended");
    }

    final String accept(String source, String id, String model, String dataset, @Nullable Instant time) {
        return intake.accept(List.of(new Event(source, id, time, model, dataset, null)))
                .get(0)
                .event()
                .id();
    }

    final void awaitState(String model, String sync, String health) {
        await().atMost(LONG).untilAsserted(() -> {
            var answer = get("/models/" + model);
            assertThat(answer.text("/sync") + " " + answer.text("/health")).isEqualTo(sync + " " + health);
        });
    }

    final Asked get(String path) throws IOException, InterruptedException {
        return Asked.get(controller, path);
    }

    final Asked post(String path, String body) throws IOException, InterruptedException {
        return Asked.post(controller, path, body);
    }
}
