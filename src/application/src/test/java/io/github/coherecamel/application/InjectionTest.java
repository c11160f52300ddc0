package io.github.coherecamel.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.application.wanted.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever stands in a parameter or a body, it is never SQL. */
@QuarkusTest
@QuarkusTestResource(SimulatedCohere.class)
class InjectionTest {

    @TestHTTPResource("/")
    URI server;

    @Inject
    Database database;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "' or '1'='1",
                "'; drop table event; --",
                "x') or 1=1 --",
                "%' union select null, hold_reason from control --",
                "\\'; delete from model; --",
                "1; shutdown",
                "%00'",
                "<ids>",
                ":seq",
            })
    void staysAText(String attack) throws Exception {
        var requests = new Requests(server.toString().replaceFirst("/$", ""));
        var encoded = URLEncoder.encode(attack, StandardCharsets.UTF_8);
        for (var parameter : List.of(
                "model",
                "state",
                "outcome",
                "sync",
                "health",
                "text",
                "q",
                "from",
                "until",
                "since",
                "after",
                "before",
                "limit",
                "source",
                "category",
                "page")) {
            for (var path : List.of("/models", "/events", "/actions", "/models/m", "/events/1")) {
                var answer = requests.get(path + "?" + parameter + "=" + encoded);
                assertThat(answer.statusCode())
                        .as(path + parameter + answer.body())
                        .isLessThan(500);
            }
        }
        for (var path : List.of("/models/", "/events/")) {
            assertThat(requests.get(path + encoded.replace("+", "%20")).statusCode())
                    .isLessThan(500);
        }
        for (var action : List.of("retry", "assign", "accept", "pause", "resume")) {
            assertThat(requests.post(
                                    "/models/" + encoded.replace("+", "%20") + "/" + action,
                                    "{\"dataset_id\":\"" + attack.replace("\\", "\\\\") + "\"}")
                            .statusCode())
                    .isBetween(400, 499);
        }
        assertThat(requests.post(
                                "/events",
                                "{\"model_id\":\"m\",\"dataset_id\":\"" + attack.replace("\\", "\\\\") + "\"}")
                        .statusCode())
                .isEqualTo(400);

        assertThat(database.<Integer>inTransaction(transaction -> transaction
                        .sql()
                        .createQuery("select count(*) from control")
                        .mapTo(Integer.class)
                        .one()))
                .isEqualTo(1);
        assertThat(database.<Integer>inTransaction(transaction -> transaction
                        .sql()
                        .createQuery("select count(*) from event")
                        .mapTo(Integer.class)
                        .one()))
                .isNotNegative();
    }
}
