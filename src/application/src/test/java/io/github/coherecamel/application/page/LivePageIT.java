package io.github.coherecamel.application.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.RequestOptions;
import io.github.coherecamel.application.RunningApplication;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people see and do while things change, or while the server is not there. */
class LivePageIT {

    private static final String LONG_ID = "m".repeat(128);

    @TempDir
    static Path folder;

    private static Chromium chromium;
    private static RunningApplication demo;
    private static String address;

    @BeforeAll
    static void startDemo() throws Exception {
        chromium = Chromium.open();
        demo = RunningApplication.start(folder, Map.of(), "quarkus.profile=demo");
        var line = demo.awaitLine("see the model");
        address = line.substring(line.indexOf("http://"), line.indexOf("/models"));
    }

    @AfterAll
    static void stop() throws Exception {
        if (demo != null) {
            demo.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    /** A server that is frozen breaks no connection. */
    @Test
    void saysThatTheConnectionIsLostIfNothingHasComeForLong() throws Exception {
        try (var tab = chromium.tab(address, new NewContextOptions())) {
            var page = tab.page();
            page.clock().install();
            page.waitForResponse("**/ui/live*", () -> tab.visit("/ui/models"));
            demo.freeze();
            try {
                page.clock().fastForward("01:00");

                assertThat(page.locator("#connection")).hasText("Connection lost. Trying again…");
            } finally {
                demo.thaw();
            }
            page.clock().runFor(2000);
            assertThat(page.locator("#connection")).isHidden();
            // What htmx logs of the connection itself.
            tab.forgive("[object Event]");
        }
    }

    @Test
    void saysThatTheConnectionIsLostAlsoIfThatHappenedWhileNobodyLooked() throws Exception {
        try (var tab = chromium.tab(address, new NewContextOptions())) {
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
        try (var tab = chromium.tab(
                address, new NewContextOptions().setViewportSize(360, 800).setIsMobile(true))) {
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

    private static void hide(Page page, boolean hidden) {
        page.evaluate(
                "hidden => { Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });"
                        + " document.dispatchEvent(new Event('visibilitychange')); }",
                hidden);
    }
}
