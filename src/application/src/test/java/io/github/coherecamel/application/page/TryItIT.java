package io.github.coherecamel.application.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A file is sent from the page, and its steps tick off. */
class TryItIT {

    @RegisterExtension
    static final DemoInBrowser DEMO = new DemoInBrowser();

    private static final String LAST = "In use, and healthy";

    @Test
    void aFileThatIsDroppedGoesAllTheWayToAModelThatIsReady() {
        try (var tab = DEMO.tab()) {
            tab.visit("/ui/try");

            drop(tab, "dropped.jsonl", conversations("dropped", 2));

            awaitStep(tab, LAST, "Done");
            assertThat(tab.page().locator("#steps li[data-state=Done]")).hasCount(6);
            tab.page().locator("#file-name ~ a").click();
            assertThat(tab.page().locator("#its-id")).containsText(DemoInBrowser.MODEL);
            tab.awaitText(".facts", "dropped-");
            tab.awaitText(".facts", "STATUS_READY");
        }
    }

    @Test
    void aBarShowsHowMuchOfALargeFileIsSent() {
        try (var tab = DEMO.tab()) {
            tab.visit("/ui/try");
            // What the bar has shown is remembered: nobody has to look at the right moment.
            var bar = new ArrayList<Double>();
            tab.page().exposeFunction("tellBar", told -> bar.add(((Number) told[0]).doubleValue()));
            tab.page()
                    .evaluate(
                            """
                    new MutationObserver(() => tellBar(document.getElementById("progress").value))
                        .observe(document.getElementById("progress"), { attributes: true });""");
            var network = tab.context().newCDPSession(tab.page());
            network.send("Network.enable");
            slow(network, 200_000);

            tab.page().setInputFiles("#file", payload("large.jsonl", conversations("large", 6_000)));

            awaitStep(tab, "In the inbox", "Done");
            assertThat(bar)
                    .anySatisfy(value -> assertThat(value).isGreaterThan(0).isLessThan(1));
            assertThat(tab.page().locator("#sending")).isHidden();
        }
    }

    @Test
    void aFileThatIsBeingSentCanBeStopped() {
        try (var tab = DEMO.tab()) {
            tab.visit("/ui/try");
            var network = tab.context().newCDPSession(tab.page());
            network.send("Network.enable");
            slow(network, 1_000);
            tab.page().setInputFiles("#file", payload("stopped.jsonl", conversations("stopped", 1_000)));

            tab.page().locator("#stop").click();

            tab.awaitText("#said", "stopped.jsonl was not sent");
            tab.forgive("ERR_ABORTED");
        }
    }

    @Test
    void aMalformedFileSaysInWhichRowItIsWrongAndWhy() {
        try (var tab = DEMO.tab()) {
            tab.visit("/ui/try");

            tab.page().locator("#sample-malformed").click();

            awaitStep(tab, "Validated", "Failed");
            tab.awaitText("#steps .why", "row 3: invalid JSON");
            awaitStep(tab, LAST, "Not reached");
            tab.assertAccessible();
        }
    }

    @Test
    void whatIsNoTrainingFileIsNotSent() {
        try (var tab = DEMO.tab()) {
            tab.visit("/ui/try");

            tab.page().setInputFiles("#file", payload("picture.png", "x"));
            tab.awaitText("#said", "picture.png is no training file");
            tab.page().setInputFiles("#file", payload("empty.jsonl", ""));
            tab.awaitText("#said", "empty.jsonl is empty");

            assertThat(tab.page().locator("#steps")).hasCount(0);
        }
    }

    @Test
    void anOutageIsShownAndHealsByItself() {
        try (var tab = DEMO.tab()) {
            tab.visit("/ui/try");
            tab.page().locator("#break-AWAY").click();
            tab.awaitText("#outage", "Cohere is away (503)");
            tab.awaitText("#outage time", "in ");

            tab.follow(() -> tab.page().setInputFiles("#file", payload("outage.jsonl", conversations("outage", 2))));

            awaitStep(tab, "Uploaded", "Tried again");
            tab.awaitText("#steps .why", "503");
            tab.page().locator("#heal").click();
            tab.awaitText("#said", "Cohere works");
            awaitStep(tab, LAST, "Done");
            assertThat(tab.page().locator("#outage")).hasCount(0);
        }
    }

    @Test
    void anOutageThatSomebodyElseBeginsAndEndsIsShown() throws Exception {
        try (var tab = DEMO.tab()) {
            tab.page().waitForResponse("**/ui/live*", () -> tab.visit("/ui/try"));

            DEMO.send("POST", "/demo/outage?kind=AWAY", null);
            tab.awaitText("#outage", "Cohere is away (503)");

            DEMO.send("DELETE", "/demo/outage", null);
            assertThat(tab.page().locator("#outage")).hasCount(0);
        }
    }

    @Test
    void anExpiredKeyHoldsEverythingUntilItWorksAgain() {
        try (var tab = DEMO.tab()) {
            tab.visit("/ui/try");
            tab.page().locator("#break-EXPIRED_KEY").click();
            tab.awaitText("#outage", "expired");

            tab.follow(() -> tab.page().setInputFiles("#file", payload("key.jsonl", conversations("key", 2))));

            var banner = tab.page().locator("[data-hold=CREDENTIALS]");
            banner.waitFor();
            assertThat(banner).containsText("nothing is lost");
            tab.assertAccessible();
            tab.page().locator("#heal").click();
            awaitStep(tab, LAST, "Done");
            assertThat(banner).hasCount(0);
        }
    }

    @Test
    void worksWithTheKeyboardAlone() {
        try (var tab = DEMO.tab()) {
            // Long before the key: a browser that is asked for it along with the key may open a window of its own.
            tab.page()
                    .onFileChooser(
                            chooser -> chooser.setFiles(payload("keyboard.jsonl", conversations("keyboard", 2))));
            tab.visit("/ui/try");
            tab.tabTo("#file");
            tab.press("Enter");
            awaitStep(tab, "In the inbox", "Done");

            awaitStep(tab, LAST, "Done");
            tab.tabTo("#break-RATE_LIMIT");
            tab.press("Enter");
            tab.awaitText("#outage", "429");
            tab.tabTo("#heal");
            // Whatever is exchanged meanwhile: the key meets the button that is there.
            tab.page().locator("#heal").press("Enter");
            tab.awaitText("#said", "Cohere works");
        }
    }

    static void awaitStep(Tab tab, String step, String state) {
        tab.page()
                .locator("#steps li[data-step='%s'][data-state='%s']".formatted(step, state))
                .waitFor();
    }

    /** As if it was dragged from a folder. */
    private static void drop(Tab tab, String name, String content) {
        var data = tab.page()
                .evaluateHandle(
                        """
                ([name, content]) => {
                  const data = new DataTransfer();
                  data.items.add(new File([content], name));
                  return data;
                }""",
                        List.of(name, content));
        for (var event : List.of("dragenter", "dragover", "drop")) {
            tab.page().dispatchEvent("#send", event, Map.of("dataTransfer", data));
        }
    }

    private static void slow(CDPSession network, int bytesPerSecond) {
        var conditions = new JsonObject();
        conditions.addProperty("offline", false);
        conditions.addProperty("latency", 0);
        conditions.addProperty("downloadThroughput", -1);
        conditions.addProperty("uploadThroughput", bytesPerSecond);
        network.send("Network.emulateNetworkConditions", conditions);
    }

    static FilePayload payload(String name, String content) {
        return new FilePayload(name, "application/octet-stream", content.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns what was not sent before, with the name in each line. */
    static String conversations(String topic, int lines) {
        var text = new StringBuilder();
        for (var line = 0; line < lines; line++) {
            text.append(
                    """
                    {"messages":[{"role":"User","content":"%s %d?"},{"role":"Chatbot","content":"Yes, %d."}]}
                    """
                            .formatted(topic, line, line));
        }
        return text.toString();
    }
}
