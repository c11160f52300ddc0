package io.github.coherecamel.application.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What somebody reads stays where it is while things change around it. */
class PlaceIT {

    private static final int EXCHANGES = 20;

    @RegisterExtension
    static final DemoInBrowser DEMO = new DemoInBrowser();

    private String model = "";

    @BeforeEach
    void letThereBeAModelOfItsOwn() throws Exception {
        model = DEMO.readyModel("place");
    }

    @Test
    void whatSomebodyReadsStaysWhereItIs() throws Exception {
        try (var tab = DEMO.tab(new NewContextOptions().setViewportSize(360, 500))) {
            var page = tab.page();
            tab.visit("/ui/models/" + model);
            tab.awaitText("#training-content", Pattern.compile("Run|tells of no"));
            page.evaluate("scrollTo(0, document.getElementById('training').offsetTop - 300)");
            var before = top(page);

            DEMO.send("POST", "/models/" + model + "/pause", null);

            tab.awaitText("ol.line", "paused it");
            assertThat(top(page)).isCloseTo(before, within(1.5));
        }
    }

    /** A browser scrolls by whole pixels, and what is put in has any height. */
    @Test
    void manyExchangesDoNotMoveItLittleByLittle() {
        try (var tab = DEMO.tab(new NewContextOptions().setViewportSize(360, 500))) {
            var page = tab.page();
            tab.visit("/ui/models/" + model);
            tab.awaitText(".heading .badge", "Healthy");
            tab.awaitText("#training-content", Pattern.compile("Run|tells of no"));
            page.evaluate(
                    """
                    const sheet = new CSSStyleSheet();
                    sheet.insertRule(".more { height: 10.4px; }");
                    document.adoptedStyleSheets = [sheet];
                    scrollTo(0, document.getElementById("training").offsetTop - 300);""");
            var before = top(page);
            var more = new AtomicInteger();
            page.route("**/ui/models/" + model, route -> answerWithMore(route, more.incrementAndGet()));

            for (var i = 1; i <= EXCHANGES; i++) {
                page.evaluate("htmx.trigger('#live', 'refresh')");
                page.waitForFunction("count => document.querySelectorAll('.more').length >= count", i);
            }

            assertThat(top(page)).isCloseTo(before, within(1.5));
        }
    }

    private static void answerWithMore(Route route, int more) {
        var answer = route.fetch();
        route.fulfill(new Route.FulfillOptions()
                .setResponse(answer)
                .setBody(answer.text().replace("<h1", "<div class=\"more\"></div>".repeat(more) + "<h1")));
    }

    /** What is in it comes after the browser has gone there. */
    @Test
    void aLinkToTheTrainingLeadsToItsBegin() {
        try (var tab = DEMO.tab(new NewContextOptions().setViewportSize(360, 800))) {
            var page = tab.page();
            tab.visit("/ui/models/" + model + "#training");
            page.locator(".charts canvas").first().waitFor();

            assertThat(top(page)).isCloseTo(0, within(1.5));
        }
    }

    /** Returns how far below the begin of the window the training begins. */
    private static double top(Page page) {
        return ((Number) page.evaluate("document.getElementById('training').getBoundingClientRect().top"))
                .doubleValue();
    }

    @Test
    void chartsStayWhereTheyAreOnAPageOfTheirOwn() {
        try (var tab = DEMO.tab()) {
            var page = tab.page();
            tab.visit("/ui/models/" + model + "/training");
            var chart = page.locator(".charts canvas").first().elementHandle();
            page.route("**/ui/models/*/training", HandsIT::answerOtherwise);

            page.evaluate("htmx.trigger('#live', 'refresh')");

            tab.awaitText("#live", "otherwise");
            assertThat((Boolean) chart.evaluate("one => one.isConnected")).isTrue();
        }
    }
}
