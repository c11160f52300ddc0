package io.github.coherecamel.application.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.github.coherecamel.application.page.DemoInBrowser.DATASET;
import static io.github.coherecamel.application.page.PageIT.withText;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.Route.FulfillOptions;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each action does what was chosen, once, and says what has come of it. */
class ActionsIT {

    private static final Pattern RECEIVED = Pattern.compile("\"received_at\":\"([^\"]+)\"");

    @RegisterExtension
    static final DemoInBrowser DEMO = new DemoInBrowser();

    @Test
    void triesAllAgainWithTheTroubleThatWasChosenAndSaysHowFarItIs() throws Exception {
        try (var tab = DEMO.tab()) {
            var page = tab.page();
            var asked = new ArrayList<String>();
            var second = new AtomicReference<Route>();
            page.route("**/models/retry*", route -> {
                asked.add(route.request().url().replaceFirst(".*\\?", ""));
                if (asked.size() == 1) {
                    route.fulfill(new FulfillOptions().setBody("{\"changed\":2,\"next\":\"m2\"}"));
                } else {
                    second.set(route);
                }
            });
            tab.visit("/ui/events?outcome=REJECTED");
            page.locator("#bulk-reason").selectOption("INVALID");
            page.locator("#bulk-reason").press("Tab");
            DEMO.post("chosen-" + UUID.randomUUID(), UUID.randomUUID().toString(), DATASET);
            tab.awaitText("tr", "chosen-");

            page.keyboard().down("Enter");
            tab.awaitText("#ask-question", "whose trouble is “Invalid”?");
            // As if it was still held.
            page.keyboard().down("Enter");
            assertThat(page.locator("#ask")).isVisible();
            page.keyboard().up("Enter");
            tab.press("Enter");

            tab.awaitText("#said", "2 models are tried again so far…");
            page.waitForCondition(() -> second.get() != null);
            second.getAndSet(null).fulfill(new FulfillOptions().setBody("{\"changed\":1,\"next\":\"m3\"}"));
            tab.awaitText("#said", "3 models are tried again so far…");
            page.waitForCondition(() -> second.get() != null);
            second.get().abort();
            tab.awaitText("#said.bad", "The server cannot be reached. 3 models are tried again; the others are not.");
            assertThat(asked).containsExactly("reason=INVALID", "reason=INVALID&after=m2", "reason=INVALID&after=m3");
            tab.forgive("net::ERR_");
        }
    }

    @Test
    void aButtonSaysThatItWasPressedAndNothingElseIsDoneUntilItIsAnswered() throws Exception {
        var model = DEMO.model("pressed", DATASET);
        DEMO.post("pressed-" + model, model, DATASET);
        try (var tab = DEMO.tab()) {
            var page = tab.page();
            var asked = new AtomicReference<Route>();
            page.route("**/models/*/pause", asked::set);
            tab.visit("/ui/models/" + model);
            var pause = page.locator("#pause");
            pause.click();
            tab.confirm();
            page.waitForCondition(() -> asked.get() != null);
            assertThat(pause).hasAttribute("aria-busy", "true");
            tab.assertAccessible();

            page.locator("#forget").click();
            tab.awaitText("#said", "not answered yet");
            assertThat(page.locator("#ask")).isHidden();

            asked.get().abort();
            tab.awaitText("#said", "not known whether");
            assertThat(pause).not().hasAttribute("aria-busy", "true");
            tab.forgive("net::ERR_", "htmx:afterRequest", "htmx:sendError");
        }
    }

    /** Whoever works with the keyboard need not begin at the top after each. */
    @Test
    void theFocusGoesToWhatTakesThePlaceOfAButton() throws Exception {
        var model = DEMO.model("focus", DATASET);
        DEMO.post("focus-" + model, model, DATASET);
        try (var tab = DEMO.tab()) {
            var page = tab.page();
            tab.visit("/ui/models/" + model);
            tab.awaitText(".heading .badge", "Healthy");
            page.locator("#pause").focus();
            tab.press("Enter");
            tab.awaitText("#ask-question", "Pause model");
            tab.press("Enter");
            assertThat(page.locator("#resume")).isFocused();
            tab.press("Enter");
            tab.awaitText("#ask-question", "Resume model");
            tab.press("Enter");
            assertThat(page.locator("#pause")).isFocused();

            DEMO.post("bad-" + model, model, "no-such-dataset");
            page.locator("#accept").focus();
            tab.press("Enter");
            tab.awaitText("#ask-question", "as the one that is wanted");
            tab.press("Enter");
            tab.awaitText("section[aria-labelledby=actual]", "The same");
            assertThat(page.locator("[role=group] button").first()).isFocused();

            page.locator("#forget").focus();
            tab.press("Enter");
            tab.awaitText("#ask-question", "Forget model");
            tab.confirm();
            page.waitForURL("**/ui/models");
            assertThat(page.locator("#said")).isFocused();
        }
    }

    @Test
    void triesAgainAndTakesWhatIsThere() throws Exception {
        var model = DEMO.model("actions", DATASET);
        DEMO.post("good-" + model, model, DATASET);
        try (var tab = DEMO.tab()) {
            var page = tab.page();
            tab.visit("/ui/models/" + model);
            tab.awaitText("section[aria-labelledby=actual]", DATASET);
            DEMO.post("bad-" + model, model, "no-such-dataset");
            tab.awaitText(".heading .badge", "Degraded");

            page.locator("#retry").click();
            tab.awaitText("#ask-question", "have dataset no-such-dataset?");
            // As if another had been wanted meanwhile.
            page.evaluate("document.getElementById('retry').value = 'what-was-shown'");
            tab.confirm();
            tab.awaitText("#said", "and not what-was-shown any more");
            tab.visit("/ui/models/" + model);
            page.locator("#retry").click();
            tab.confirm();
            tab.awaitText("#said", "no-such-dataset is wanted of it");
            tab.awaitText(".line", "tried it again");
            tab.awaitText(".heading .badge", "Degraded");

            tab.follow(() -> page.locator(".line li")
                    .filter(withText("Rejected"))
                    .locator("a")
                    .first()
                    .click());
            page.locator("#again-all").click();
            tab.awaitText("#ask-question", Pattern.compile("whose trouble is “Dataset”.* It concerns \\d+ models?\\."));
            tab.confirm();
            tab.awaitText("#said", Pattern.compile("tried again\\."));

            tab.visit("/ui/models/" + model);
            tab.awaitText(".heading .badge", "Degraded");
            page.locator("#accept").click();
            tab.awaitText("#ask-question", "Take dataset " + DATASET);
            tab.confirm();
            tab.awaitText("#said", DATASET + " is wanted of it");
            tab.awaitText("section[aria-labelledby=actual]", "The same");
        }
    }

    /** Half an hour is no matter of daylight saving. */
    @Test
    void saysAndTakesTimesInTheZoneOfWhoeverLooks() throws Exception {
        var id = DEMO.post("zone-" + UUID.randomUUID(), DemoInBrowser.MODEL, DATASET);
        var received = RECEIVED.matcher(DEMO.send("GET", "/events/" + id, null));
        assertThat(received.find()).isTrue();
        var there = Instant.parse(received.group(1)).atZone(ZoneId.of("Asia/Kolkata"));
        try (var tab = DEMO.tab(new NewContextOptions().setTimezoneId("Asia/Kolkata"))) {
            var page = tab.page();
            tab.visit("/ui/events");

            var time = page.locator("tr").filter(withText(id)).locator("time");
            assertThat(time).hasText(there.format(DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss")));
            assertThat(time).hasAttribute("title", Pattern.compile("GMT\\+5:30 · " + received.group(1)));

            page.locator("#since").fill("2026-01-31T15:00:30");
            page.waitForURL(url -> url.contains("since=2026-01-31T09%3A30%3A30.000Z"));
        }
    }
}
