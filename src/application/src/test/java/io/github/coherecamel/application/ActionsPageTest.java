package io.github.coherecamel.application;

import static io.github.coherecamel.application.SimulatedCohere.DATASET;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.application.wanted.Category;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who did what, as the server renders it. */
@QuarkusTest
@QuarkusTestResource(SimulatedCohere.class)
class ActionsPageTest extends ControllerTest {

    @TestHTTPResource("/")
    URI controller;

    @BeforeEach
    void forget() {
        execute("delete from action");
    }

    @AfterEach
    void goOn() {
        holds.resume(true, "a test has ended");
    }

    @Test
    void saysWhoDidWhatAlsoToAModelThatWasForgotten() throws Exception {
        assertThat(Shown.get(controller, "/ui/actions").text()).contains("Nobody has done anything yet");
        holds.hold(Category.PERSON, "<b>the audit</b>", "Ann", null);
        accept("gone", DATASET, null);
        Asked.post(controller, "/models/gone/forget", "");
        holds.resumeBy("Bob");

        var all = Shown.get(controller, "/ui/actions");
        assertThat(all.text())
                .containsSubsequence("Bob resumed everything", "anonymous forgot it gone", "Ann held everything");
        assertThat(all.body()).contains("&lt;b&gt;the audit&lt;/b&gt;");
        assertThat(Shown.get(controller, "/ui/actions?model=gone").text())
                .contains("forgot it")
                .doesNotContain("Ann");
        var none = Shown.get(controller, "/ui/actions?model=none");
        assertThat(none.text()).contains("No action is like that", "Of a model its whole id is asked for.");
        assertThat(none.links()).contains("/ui/models?text=none");
    }

    @Test
    void theAddressOfAModelThatWasForgottenLeadsThere() throws Exception {
        for (var path : new String[] {"/ui/models/gone", "/ui/models/gone/training"}) {
            var page = Shown.get(controller, path);

            assertThat(page.status()).isEqualTo(404);
            assertThat(page.links()).contains("/ui/actions?model=gone", "/ui/events?model=gone");
        }
        assertThat(Shown.get(controller, "/ui/events/gone").links()).doesNotContain("/ui/actions?model=gone");
    }
}
