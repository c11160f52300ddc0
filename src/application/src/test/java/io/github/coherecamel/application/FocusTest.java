package io.github.coherecamel.application;

import static io.github.coherecamel.application.SimulatedCohere.MODEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is shown is exchanged when something changes. Whatever can have the focus gets it back by its id, so it has one. */
@QuarkusTest
@QuarkusTestResource(SimulatedCohere.class)
class FocusTest extends ControllerTest {

    private static final Pattern TAG = Pattern.compile("<([a-z]+)( [^>]*)?>");
    private static final Pattern FOCUSABLE = Pattern.compile(
            "<(a [^>]*href=|button|input (?!type=\"hidden\")|select|summary|textarea|[a-z]+ [^>]*tabindex=).*");
    private static final Pattern ID = Pattern.compile(" id=\"([^\"]+)\"");

    @TestHTTPResource("/")
    URI controller;

    @Test
    void eachViewHasAnIdForWhateverCanHaveTheFocus() throws Exception {
        execute("delete from event");
        var sent = Asked.post(
                        controller, "/files?name=focus.jsonl", SimulatedCohere.demo("support-conversations.jsonl"))
                .text("/id");
        await().atMost(LONG).until(() -> !Asked.get(controller, "/files/" + sent)
                .body()
                .at("/event/outcome")
                .isMissingNode());
        closed(accept(MODEL, dataset(), null));
        accept(MODEL, "stale", Instant.EPOCH);
        for (var i = 0; i < 6; i++) {
            closed(accept("none" + i, "none", null));
        }
        var event =
                Asked.get(controller, "/events?outcome=REJECTED").items("/id").get(0);
        Asked.post(controller, "/models/none1/pause", "");

        for (var view : List.of(
                "/ui/models",
                "/ui/models?text=nowhere",
                "/ui/models/" + MODEL,
                "/ui/models/none0",
                "/ui/models/none1",
                "/ui/models/" + MODEL + "/training",
                "/ui/events",
                "/ui/events?outcome=REJECTED",
                "/ui/events?text=nowhere",
                "/ui/events/" + event,
                "/ui/actions",
                "/ui/actions?model=nowhere",
                "/ui/try?file=" + sent,
                "/ui/try")) {
            var page = Shown.get(controller, view);
            assertThat(page.status()).as(view).isEqualTo(200);
            var ids = ID.matcher(page.body())
                    .results()
                    .map((MatchResult match) -> match.group(1))
                    .toList();
            assertThat(ids).as(view).doesNotHaveDuplicates();
            assertThat(focusable(page.body())).as(view).allSatisfy(tag -> assertThat(tag)
                    .containsPattern(ID));
        }
    }

    /** Of what is exchanged, which is all behind the form that looks for something. */
    private static List<String> focusable(String body) {
        return TAG.matcher(body.substring(body.indexOf("id=\"live\""), body.indexOf("id=\"said\"")))
                .results()
                .map(MatchResult::group)
                .filter(tag -> FOCUSABLE.matcher(tag).matches())
                .toList();
    }
}
