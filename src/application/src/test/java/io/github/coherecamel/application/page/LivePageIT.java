package io.github.coherecamel.application.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.options.RequestOptions;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What people see and do while things change, or while the server is not there. */
class LivePageIT {

    private static final String LONG_ID = "m".repeat(128);

    @RegisterExtension
    static final DemoInBrowser DEMO = new DemoInBrowser();

    /** A server that is frozen breaks no connection. */
    @Test
    void saysThatTheConnectionIsLostIfNothingHasComeForLong() throws Exception {
        try (var tab = DEMO.tab()) {
            var page = tab.page();
            page.clock().install();
            page.waitForResponse("**/ui/live*", () -> tab.visit("/ui/models"));
            DEMO.freeze();
            try {
                page.clock().fastForward("01:00");

                assertThat(page.locator("#connection")).hasText("Connection lost. Trying again…");
            } finally {
                DEMO.thaw();
            }
            page.clock().runFor(2000);
            assertThat(page.locator("#connection")).isHidden();
        }
    }

    @Test
    void saysThatTheConnectionIsLostAlsoIfThatHappenedWhileNobodyLooked() throws Exception {
        try (var tab = DEMO.tab()) {
            var page = tab.page();
            page.waitForResponse("**/ui/live*", () -> tab.visit("/ui/models"));
            hide(page, true);
            page.route("**/ui/live*", Route::abort);
            hide(page, false);

            assertThat(page.locator("#connection")).hasText("Connection lost. Trying again…");

            page.unroute("**/ui/live*");
            assertThat(page.locator("#connection")).isHidden();
            tab.forgive("net::ERR_");
        }
    }

    @Test
    void saysThatTooManyPagesAreOpen() {
        try (var tab = DEMO.tab()) {
            var page = tab.page();
            page.route(
                    "**/ui/live*",
                    route -> route.fulfill(new FulfillOptions()
                            .setStatus(503)
                            .setBody("{\"message\":\"200 listen already (cohere.http.listeners).\"}")));
            tab.visit("/ui/models");

            tab.awaitText("#connection", "Too many pages are open");

            page.unroute("**/ui/live*");
            assertThat(page.locator("#connection")).isHidden();
            tab.forgive("503");
        }
    }

    @Test
    void forgetsAModelAndGoesToTheOthers() throws Exception {
        try (var tab =
                DEMO.tab(new NewContextOptions().setViewportSize(360, 800).setIsMobile(true))) {
            tab.page()
                    .request()
                    .post(
                            "/events",
                            RequestOptions.create()
                                    .setData(Map.of("model_id", LONG_ID, "dataset_id", "d".repeat(128))));
            tab.visit("/ui/models");
            tab.awaitText(".needing li", "Invalid");
            tab.assertFitsInWidth();
            tab.follow(() -> tab.page().locator("#n-" + LONG_ID).click());
            tab.awaitText("#live .banner", "forget it");
            tab.assertFitsInWidth();

            tab.page().locator("#forget").click();
            // What cannot be taken back is not what a key does by itself.
            assertThat(tab.page().locator("#ask [value=no]")).isFocused();
            tab.confirm();

            tab.page().waitForURL("**/ui/models");
            tab.awaitText("#said", "Nothing is wanted of it any more.");
            assertThat(tab.page().locator("#n-" + LONG_ID)).hasCount(0);
        }
    }

    /** A button that was exchanged meanwhile would hear no answer. */
    @Test
    void hearsTheAnswerToAnActionAlsoIfTheModelChangesMeanwhile() throws Exception {
        var model = DEMO.model("changes meanwhile", DemoInBrowser.DATASET);
        DEMO.post("meanwhile", model, DemoInBrowser.DATASET);
        try (var tab = DEMO.tab()) {
            var page = tab.page();
            var asked = new AtomicReference<Route>();
            page.route("**/forget", asked::set);
            tab.visit("/ui/models/" + model);
            tab.awaitText("#live", "Synced");
            page.locator("#forget").click();
            tab.confirm();
            page.waitForCondition(() -> asked.get() != null);

            DEMO.send("POST", "/models/" + model + "/pause", null);
            page.waitForResponse("**/ui/models/" + model, () -> page.evaluate("htmx.trigger('#live', 'refresh')"));
            asked.get().resume();

            page.waitForURL("**/ui/models");
            tab.awaitText("#said", "Nothing is wanted of it any more.");
        }
    }

    @Test
    void asksAgainByItselfIfTheServerDoesNotAnswer() {
        try (var tab = DEMO.tab()) {
            var page = tab.page();
            var banner = page.locator("#connection");
            page.clock().install();
            tab.visit("/ui/models");

            page.route("**/ui/models", route -> route.fulfill(new FulfillOptions().setStatus(503)));
            page.evaluate("htmx.trigger('#live', 'refresh')");
            assertThat(banner).hasText("The server has answered 503. What is shown may be old.");
            page.unroute("**/ui/models");
            page.route("**/ui/models", Route::abort);
            page.clock().fastForward("00:10");
            // The stream of news is fine, so nothing is said of it.
            assertThat(banner).hasText("The server cannot be reached. What is shown may be old.");
            page.unroute("**/ui/models");
            page.route("**/ui/models", never -> {});
            page.evaluate("htmx.config.timeout = 200");
            page.clock().fastForward("00:10");
            assertThat(banner).hasText("The server does not answer. What is shown may be old.");

            page.evaluate("htmx.config.timeout = 60000");
            page.unroute("**/ui/models");
            page.clock().fastForward("00:10");
            assertThat(banner).isHidden();
            // What htmx logs of requests that fail.
            tab.forgive("net::ERR_", "503", "htmx:", "Response Status Error");
        }
    }

    @Test
    void aPageThatTheDatabaseFailedComesBackWholeByItself() {
        try (var tab = DEMO.tab()) {
            var page = tab.page();
            page.clock().install();
            var failed = page.request()
                    .get("/ui/models/none")
                    .text()
                    .replace("class=\"empty\"", "class=\"empty\" id=\"away\"");
            page.route(
                    "**/ui/models",
                    route -> route.fulfill(new FulfillOptions()
                            .setStatus(503)
                            .setContentType("text/html")
                            .setBody(failed)));
            page.navigate("/ui/models");
            assertThat(page.locator("#away")).isVisible();
            page.waitForResponse("**/ui/models", () -> page.clock().fastForward("00:05"));

            page.unroute("**/ui/models");
            page.clock().fastForward("00:05");

            assertThat(page.locator("#text")).isVisible();
            tab.forgive("503");
        }
    }

    @Test
    void whatWasAskedForBeforeIsNotShownAfterWhatIsAskedForNow() {
        try (var tab = DEMO.tab()) {
            var page = tab.page();
            var before = new AtomicReference<Route>();
            tab.visit("/ui/models");
            page.route("**/ui/models", before::set);
            page.evaluate("htmx.trigger('#live', 'refresh')");
            page.waitForCondition(() -> before.get() != null);

            page.locator("#text").fill("no model is like this");

            tab.awaitText("#live", "No model is like that");
            page.waitForCondition(() -> before.get().request().failure() != null);
            tab.forgive("ERR_ABORTED", "htmx:");
        }
    }

    private static void hide(Page page, boolean hidden) {
        page.evaluate(
                "hidden => { Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });"
                        + " document.dispatchEvent(new Event('visibilitychange')); }",
                hidden);
    }
}
