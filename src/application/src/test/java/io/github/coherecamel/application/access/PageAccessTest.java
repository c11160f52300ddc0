package io.github.coherecamel.application.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.coherecamel.application.SimulatedCohere;
import io.github.coherecamel.application.event.Event;
import io.github.coherecamel.application.hold.Holds;
import io.github.coherecamel.application.wanted.Category;
import io.github.coherecamel.application.wanted.Intake;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever may not act sees no button that would fail. */
@QuarkusTest
@TestProfile(AccessTest.Guarded.class)
@QuarkusTestResource(SimulatedCohere.class)
class PageAccessTest {

    private static final String[] BROWSER = {"Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
    };

    @TestHTTPResource("/")
    URI server;

    @Inject
    Intake intake;

    @Inject
    Holds holds;

    @BeforeEach
    void hold() {
        holds.hold(Category.PERSON, "a test looks", "test", null);
        intake.accept(List.of(new Event("/tests", "e1", null, "m1", "d1", null)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ui/models", "/ui/models/m1", "/ui/events?outcome=REJECTED", "/ui/events/e1"})
    void aViewerSeesNoButtonThatWouldFail(String path) throws Exception {
        assertThat(get(path, null).statusCode()).isEqualTo(401);
        assertThat(get(path, "token-s").statusCode()).isEqualTo(403);
        assertThat(get(path, "token-v").body())
                .contains("You are </span>vera, who may look")
                .doesNotContain("hx-post")
                .doesNotContain("/ui/try");
        assertThat(get(path, "token-o").body())
                .contains("You are </span>otto")
                .doesNotContain("who may look")
                .contains("hx-post=\"/resume\"");
    }

    /** Whoever asks needs no token. */
    @Test
    void healthSaysNothingThatAPersonHasWritten() throws Exception {
        holds.resume(true, "a test begins");
        holds.hold(Category.PERSON, "pw hunter2", "test", null);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> get("/q/health/ready", null).body().contains("PERSON"));

        for (var path : List.of("/q/health", "/q/health/ready")) {
            assertThat(get(path, null).statusCode()).isEqualTo(503);
            assertThat(get(path, null).body()).contains("PERSON").doesNotContain("hunter2");
        }
        assertThat(get("/hold", "token-v").body()).contains("pw hunter2");
    }

    @Test
    void aSenderMayTryItAndNothingElse() throws Exception {
        assertThat(get("/ui/try", null).statusCode()).isEqualTo(401);
        assertThat(get("/ui/try", "token-s").body())
                .contains("id=\"send\"")
                .contains("who may send")
                .doesNotContain("hx-post")
                .doesNotContain("/ui/events");
        assertThat(get("/ui/try", "token-v").body()).contains("You may look").doesNotContain("id=\"send\"");
        for (var part : List.of("/page/page.css", "/page/try.js", "/webjars/htmx.org/dist/htmx.min.js")) {
            assertThat(get(part, "token-s").statusCode()).as(part).isEqualTo(200);
        }
    }

    @Test
    void leadsEachToWhatItMaySee() throws Exception {
        for (var path : List.of("/", "/ui", "/ui/")) {
            assertThat(get(path, null).statusCode()).as(path).isEqualTo(401);
            for (var viewer : List.of("token-v", "token-o")) {
                assertThat(get(path, viewer).headers().firstValue("Location")).hasValue("/ui/models");
            }
            assertThat(get(path, "token-s").headers().firstValue("Location")).hasValue("/ui/try");
        }
    }

    @Test
    void saysToAPersonAsAPageWhoMayDoWhat() throws Exception {
        var unknown = get("/ui/models", null, BROWSER);
        assertThat(unknown.statusCode()).isEqualTo(401);
        assertThat(unknown.headers().firstValue("WWW-Authenticate")).isPresent();
        assertThat(unknown.body()).startsWith("<!doctype html>").contains("the token as password");

        var sender = get("/ui/models", "token-s", BROWSER);
        assertThat(sender.statusCode()).isEqualTo(403);
        assertThat(sender.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(sender.body())
                .contains("sven may not do this, which needs role operator or viewer.")
                .contains("<a href=\"/ui/try\">")
                .doesNotContain("<script", "<link");
        assertThat(get("/ui/models", "token-s").body()).startsWith("{\"message\":");
    }

    @Test
    void aPageThatFailsLeadsNobodyToWhereItMayNotGo() throws Exception {
        var sender = get("/ui/try?file=old", "token-s", BROWSER);
        assertThat(sender.statusCode()).isEqualTo(404);
        assertThat(sender.body())
                .contains("sven", "href=\"/ui/try\"", "href=\"/ui/try?file=old\"")
                .doesNotContain("/ui/models", "/ui/events");
        assertThat(get("/ui/models/none", "token-v", BROWSER).body())
                .contains("href=\"/ui/models\"", "href=\"/ui/events\"")
                .doesNotContain("/ui/try");
    }

    private HttpResponse<String> get(String path, @Nullable String token, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(server.resolve(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
