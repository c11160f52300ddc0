package io.github.coherecamel.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** Where people send a file and see how far it comes, as the server renders it. */
@QuarkusTest
@QuarkusTestResource(SimulatedCohere.class)
class TryPageTest extends ControllerTest {

    @TestHTTPResource("/")
    URI controller;

    @Test
    void offersNothingThatOnlyTheDemoHas() throws Exception {
        var page = Shown.get(controller, "/ui/try");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("Choose a training file").contains("at most 1.5 GiB");
        assertThat(page.body()).doesNotContain("sample-good").doesNotContain("/demo/outage");
        assertThat(Asked.get(controller, "/demo/outage").status()).isEqualTo(404);
        assertThat(Asked.post(controller, "/demo/outage?kind=AWAY", "").status())
                .isEqualTo(404);
    }

    @Test
    void showsEachStepOfAFileUntilItIsOver() throws Exception {
        var id = send("steps.jsonl", SimulatedCohere.demo("support-conversations.jsonl"));

        await().atMost(LONG).until(() -> isOver(id));

        assertThat(Shown.get(controller, "/ui/try?file=" + id).section("file-name"))
                .containsSubsequence(
                        "steps.jsonl",
                        "In the inbox Done",
                        "Uploaded Done",
                        "as dataset steps-",
                        "Validated Done",
                        "Given to the model Done",
                        "settings.dataset_id",
                        "Trained Done",
                        "In use, and healthy Done");
    }

    @Test
    void saysInWhichLineAMalformedFileIsWrongAndEscapesItsName() throws Exception {
        var id = send("%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E.jsonl", "{\"messages\": [");

        await().atMost(LONG).until(() -> isOver(id));

        var page = Shown.get(controller, "/ui/try?file=" + id);
        assertThat(page.section("file-name"))
                .contains("<img src=x onerror=alert(1)>.jsonl")
                .contains("Validated Failed")
                .contains("row 1");
        assertThat(page.body()).doesNotContain("<img");
    }

    @Test
    void knowsNoFileThatThereIsNot() throws Exception {
        var page = Shown.get(controller, "/ui/try?file=<b>");

        assertThat(page.status()).isEqualTo(404);
        assertThat(page.text()).contains("No file <b> is known here");
        assertThat(page.body()).doesNotContain("<b>");
    }

    /** Only what is not over is looked at again and again. */
    private boolean isOver(String id) throws Exception {
        return !Shown.get(controller, "/ui/try?file=" + id).body().contains("every 1s");
    }

    private String send(String name, String content) throws Exception {
        return Asked.post(controller, "/files?name=" + name, content).text("/id");
    }
}
