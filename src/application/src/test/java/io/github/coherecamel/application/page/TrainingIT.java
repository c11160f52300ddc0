package io.github.coherecamel.application.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How the trainings of the demo's model went, in a browser. */
class TrainingIT {

    private static final int CHANGES = 6;

    private static final String MODEL = "/ui/models/" + DemoInBrowser.MODEL;

    private static final int RUNS = 20;

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

    /** With many models there is always one that changes. */
    @Test
    void isNotAskedForAgainIfAnotherModelChanges() throws Exception {
        var model = DEMO.readyModel("quiet");
        var another = DEMO.model("another", DemoInBrowser.DATASET);
        try (var list = DEMO.tab();
                var tab = DEMO.tab()) {
            list.visit("/ui/events");
            // What asks now and then is another matter.
            tab.page().clock().install();
            tab.visit("/ui/models/" + model + "/training");
            tab.page().locator(".charts canvas").first().waitFor();
            tab.stopClock();
            var asked = new AtomicInteger();
            tab.page().onRequest(request -> {
                if (request.url().contains("/ui/models/")) {
                    asked.incrementAndGet();
                }
            });

            for (var i = 0; i < CHANGES; i++) {
                list.awaitText("tr", DEMO.post("another-" + i + another, another, DemoInBrowser.DATASET));
            }
            // The model itself may still change a little.
            assertThat(asked.get()).isLessThan(CHANGES / 2);
            var before = asked.get();
            DEMO.send("POST", "/models/" + model + "/pause", null);
            tab.page().waitForCondition(() -> asked.get() > before);
        }
    }

    @Test
    void drawsEarlierRunsForWhoeverOpensTheirTable() throws Exception {
        try (var tab = DEMO.tab(new NewContextOptions().setViewportSize(360, 800))) {
            var page = tab.page();
            page.route("**/models/*/training", TrainingIT::answerWithEarlierRuns);
            tab.visit("/ui/models/" + DEMO.readyModel("earlier") + "/training");
            var drawn = page.locator(".charts .u-series:not(:first-child)");
            page.locator(".charts canvas").waitFor();
            assertThat(drawn.count())
                    .isEqualTo(page.locator("#runs tbody tr").count())
                    .isLessThan(RUNS);

            page.locator("#show-earlier-runs").click();

            page.waitForCondition(() -> drawn.count() == RUNS);
            tab.assertFitsInWidth();
            tab.assertAccessible();
            page.locator("#show-earlier-runs").click();
            page.waitForCondition(() -> drawn.count() < RUNS);
        }
    }

    private static void answerWithEarlierRuns(Route route) {
        var answer = route.fetch();
        var run = "{\"steps\":[{\"step\":1,\"metrics\":{\"accuracy\":0.5}}]}";
        var body = route.request().url().contains("/ui/")
                ? answer.text()
                        .replaceFirst(
                                "</table>\\s*</div>",
                                "$0<details id=\"earlier-runs\"><summary id=\"show-earlier-runs\">Earlier</summary></details>")
                : "{\"runs\":[" + String.join(",", Collections.nCopies(RUNS, run)) + "]}";
        route.fulfill(new Route.FulfillOptions().setResponse(answer).setBody(body));
    }

    @Test
    void whatIsDrawnAnewMovesNobodyWhoIsAtTheEndOfThePage() throws Exception {
        try (var tab = DEMO.tab(new NewContextOptions().setViewportSize(360, 500))) {
            var page = tab.page();
            tab.visit("/ui/models/" + DEMO.readyModel("end") + "/training");
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
