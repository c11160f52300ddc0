package io.github.coherecamel.application.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How the trainings of the demo's model went, in a browser. */
class TrainingIT {

    private static final String MODEL = "/ui/models/" + DemoInBrowser.MODEL;

    @RegisterExtension
    static final DemoInBrowser DEMO = new DemoInBrowser();

    @Test
    void drawsLossAndAccuracyAndTellsTheValuesUnderThePointer() throws Exception {
        try (var tab = DEMO.tab()) {
            tab.visit(MODEL);
            tab.awaitText("#training-content", Pattern.compile("Ready"));
            var charts = tab.page().locator(".charts canvas");
            charts.first().waitFor();
            assertThat(charts.count()).isEqualTo(2);
            assertThat(tab.page().locator(".charts [role=img]").first().getAttribute("aria-label"))
                    .startsWith("Loss of ");

            // Whatever is drawn anew meanwhile knows of no pointer.
            var value = tab.page()
                    .locator(".charts .u-series:not(:first-child) .u-value")
                    .filter(new Locator.FilterOptions().setHasText(Pattern.compile("\\d\\.\\d+")));
            tab.page().waitForCondition(() -> {
                tab.page().locator(".charts .u-over").first().hover();
                return value.count() > 0;
            });
            tab.assertAccessible();
        }
    }

    @Test
    void fitsOnAPhoneAndIsDrawnAnewForDarkness() throws Exception {
        try (var tab =
                DEMO.tab(new NewContextOptions().setViewportSize(360, 800).setIsMobile(true))) {
            tab.visit(MODEL + "/training");
            tab.page().locator(".charts canvas").first().waitFor();
            tab.assertFitsInWidth();
            tab.assertTrue(
                    "document.getElementById('runs').scrollWidth <= document.getElementById('runs').clientWidth");
            var light = tab.page().locator(".charts canvas").first().elementHandle();

            tab.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));

            tab.page().waitForFunction("canvas => !canvas.isConnected", light);
            tab.page().locator(".charts canvas").first().waitFor();
            tab.page().locator("#training-figures > summary").click();
            tab.assertFitsInWidth();
            tab.assertAccessible();
        }
    }

    /** What the server remembers of the API may be from before the change. */
    @Test
    void asksAgainUntilWhatHasChangedIsTold() {
        for (var path : List.of(MODEL, MODEL + "/training")) {
            try (var tab = DEMO.tab()) {
                var page = tab.page();
                page.clock().install();
                tab.visit(path);
                tab.awaitText("#training-content", Pattern.compile("Ready"));

                page.waitForResponse(
                        "**" + MODEL + "/training",
                        () -> page.evaluate("document.dispatchEvent(new CustomEvent('page:changed'))"));
                page.waitForResponse(
                        "**" + MODEL + "/training", () -> page.clock().fastForward("00:11"));
                page.waitForResponse(
                        "**" + MODEL + "/training", () -> page.clock().fastForward("00:11"));
            }
        }
    }

    @Test
    void whatIsDrawnAnewMovesNobodyWhoIsAtTheEndOfThePage() {
        try (var tab = DEMO.tab(new NewContextOptions().setViewportSize(360, 500))) {
            var page = tab.page();
            tab.visit(MODEL + "/training");
            page.locator(".charts canvas").first().waitFor();
            var before = page.locator(".charts canvas").first().elementHandle();
            page.evaluate("scrollTo(0, document.documentElement.scrollHeight)");
            var scrolled = page.evaluate("scrollY");

            page.evaluate(
                    """
                    document.querySelector('.charts').dataset.version = '';
                    htmx.trigger('#live', 'htmx:afterSwap', { target: document.querySelector('#live') })""");

            page.waitForFunction("canvas => !canvas.isConnected", before);
            page.locator(".charts canvas").first().waitFor();
            assertThat(page.evaluate("scrollY")).isEqualTo(scrolled);
        }
    }
}
