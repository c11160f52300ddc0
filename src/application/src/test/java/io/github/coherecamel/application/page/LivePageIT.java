package io.github.coherecamel.application.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
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
            // What htmx logs of the connection itself.
            tab.forgive("[object Event]");
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
            tab.forgive("net::ERR_", "[object Event]");
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
            tab.page().locator("#n-" + LONG_ID).click();
            tab.awaitText("#live .banner", "forget it");
            tab.assertFitsInWidth();

            tab.page().locator("#forget").click();
            tab.page().locator("#ask [value=yes]").click();

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

    private static void hide(Page page, boolean hidden) {
        page.evaluate(
                "hidden => { Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });"
                        + " document.dispatchEvent(new Event('visibilitychange')); }",
                hidden);
    }
}
