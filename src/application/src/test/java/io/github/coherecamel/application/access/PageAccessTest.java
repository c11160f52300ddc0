package io.github.coherecamel.application.access;

import static org.assertj.core.api.Assertions.assertThat;

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

    private HttpResponse<String> get(String path, @Nullable String token) throws Exception {
        var request = HttpRequest.newBuilder(server.resolve(path));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
