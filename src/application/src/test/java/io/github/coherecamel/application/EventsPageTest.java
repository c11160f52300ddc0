package io.github.coherecamel.application;

import static io.github.coherecamel.application.SimulatedCohere.DATASET;
import static io.github.coherecamel.application.SimulatedCohere.MODEL;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.application.event.Event;
import io.github.coherecamel.application.wanted.Category;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people see of events, as the server renders it. */
@QuarkusTest
@QuarkusTestResource(SimulatedCohere.class)
class EventsPageTest extends ControllerTest {

    private static final String STRANGE = "<img src=x onerror=alert(1)>\"' \u202Egnp.exe";

    @TestHTTPResource("/")
    URI controller;

    @BeforeEach
    void forget() {
        execute("delete from event");
    }

    @AfterEach
    void goOn() {
        holds.resume(true, "a test has ended");
    }

    @Test
    void saysWhatToDoAsLongAsThereIsNone() throws Exception {
        assertThat(Shown.get(controller, "/ui/events").text()).contains("No event has come yet");
        assertThat(Shown.get(controller, "/ui/events?outcome=STALE").text()).contains("No event is like that");
    }

    /** Whoever tries all again is not to begin with a trouble that nobody has. */
    @Test
    void choosesATroubleThatModelsHave() throws Exception {
        holds.hold(Category.PERSON, "a test looks", "test", null);
        sent("/tests", "e1", "m1", null, null);
        execute("update model set health = 'DEGRADED', category = 'INVALID', reason = 'none' where id = 'm1'");

        assertThat(Shown.get(controller, "/ui/events?outcome=REJECTED").body())
                .contains("<option value=\"INVALID\" selected>", "<option value=\"NOT_FOUND\">");
    }

    @Test
    void saysThatOfAModelTheWholeIdIsAskedFor() throws Exception {
        var page = Shown.get(controller, "/ui/events?model=a%26b");

        assertThat(page.text()).contains("Of a model its whole id is asked for.");
        assertThat(page.links()).contains("/ui/models?text=a%26b");
        assertThat(Shown.get(controller, "/ui/events?text=x").text()).doesNotContain("whole id");
    }

    @Test
    void showsTheNewestFirstAndKeepsFiltersInItsLinks() throws Exception {
        holds.hold(Category.PERSON, "a test looks", "test", null);
        for (var i = 0; i < 60; i++) {
            sent("/tests", "e%02d".formatted(i), "m" + i, null, null);
        }
        sent("/others", "stale", "m1", Instant.EPOCH, null);

        var all = Shown.get(controller, "/ui/events");
        assertThat(all.text().indexOf("e59")).isBetween(1, all.text().indexOf("e58"));
        assertThat(all.text()).contains("Stale", "Open").doesNotContain("e01");

        var some = Shown.get(controller, "/ui/events?source=/tests&outcome=OPEN");
        assertThat(some.text()).contains("e59").doesNotContain("stale");
        assertThat(some.links())
                .contains("/ui/events?source=%2Ftests&outcome=STALE", "/ui/events?source=%2Ftests")
                .anyMatch(link -> link.startsWith("/ui/events?outcome=OPEN&source=%2Ftests&after="));
    }

    @Test
    void showsTheWholePathOfAnEventWithTimesAndPayload() throws Exception {
        var dataset = dataset();
        sent("/tests", "e1", MODEL, null, "{\"id\":\"e1\",\"note\":\"" + "x".repeat(60_000) + "\"}");
        awaitModel(model -> model.health().name().equals("HEALTHY"));
        var applied = closed(accept(MODEL, dataset, null));

        var first = Shown.get(controller, "/ui/events/e1");
        assertThat(first.text()).contains("Happened", "Received", "Tried: Unchanged", "\"note\" :", "x".repeat(60_000));
        var second = Shown.get(controller, "/ui/events/" + applied.id() + "?source=%2Ftests");
        assertThat(second.section("path")).contains("Tried: Updated", "settings.dataset_id", "Applied", " ms, by ");
        assertThat(Shown.get(controller, "/ui/models/" + MODEL).section("history"))
                .contains("Tried: Updated", dataset, "Event received");
    }

    @Test
    void offersToTryARejectedEventAgainAloneOrWithAllOfItsReason() throws Exception {
        closed(accept(MODEL, "no-such-dataset", null));
        var event = accept(MODEL, "no-such-dataset", Instant.EPOCH);
        var rejected =
                Asked.get(controller, "/events?outcome=REJECTED").items("/id").get(0);

        var page = Shown.get(controller, "/ui/events/" + rejected).body();

        assertThat(page)
                .contains("hx-post=\"/events/" + rejected + "/retry?source=%2Ftests\"")
                .contains("hx-post=\"/models/retry?reason=DATASET\"");
        assertThat(Shown.get(controller, "/ui/events/" + event.id()).body()).doesNotContain("retry?reason");
        assertThat(Shown.get(controller, "/ui/events?outcome=REJECTED").text())
                .contains("Try all models again whose trouble is");
    }

    @Test
    void writesOutWhatStrangersHaveSent() throws Exception {
        holds.hold(Category.PERSON, "a test looks", "test", null);
        sent("/" + STRANGE, STRANGE, MODEL, null, "no JSON: " + STRANGE);
        execute("update event set outcome = 'REJECTED', reason = '" + STRANGE.replace("'", "''") + "'");

        for (var path : List.of(
                "/ui/events",
                "/ui/events/" + encoded(STRANGE),
                "/ui/events?text=" + encoded(STRANGE),
                "/ui/events/none" + encoded(STRANGE))) {
            assertThat(Shown.get(controller, path).body())
                    .as(path)
                    .contains("&lt;img src=x onerror=alert(1)&gt;&quot;&#39; \\u202Egnp.exe")
                    .doesNotContain("<img")
                    .doesNotContain("\u202E");
        }
        assertThat(Shown.get(controller, "/ui/events").links())
                .contains("/ui/events/" + encoded(STRANGE) + "?source=" + encoded("/" + STRANGE));
    }

    private void sent(String source, String id, String model, @Nullable Instant time, @Nullable String payload) {
        intake.accept(List.of(new Event(source, id, time, model, DATASET, payload)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
