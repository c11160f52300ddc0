package io.github.coherecamel.application.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.github.coherecamel.application.page.DemoInBrowser.DATASET;
import static io.github.coherecamel.application.page.DemoInBrowser.MODEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Everybody can use it: in light and dark, on a phone, enlarged, without scripts, and whatever strangers have sent. */
class LookIT {

    @RegisterExtension
    static final DemoInBrowser DEMO = new DemoInBrowser();

    private static final String HOSTILE = "<img src=x onerror=alert(1)>\"'><script>alert(2)</script>";

    /** Counts and their words that need a second line, counts that stand alone, times that need a third, and what is not within its column. */
    private static final String OUT_OF_PLACE =
            """
            () => {
              const lines = (one) => {
                const range = document.createRange();
                range.selectNodeContents(one);
                return new Set([...range.getClientRects()].map((line) => Math.round(line.top))).size;
              };
              const around = (one) => one.closest(".tally, td, th").getBoundingClientRect();
              const within = (one) => {
                const range = document.createRange();
                range.selectNodeContents(one);
                return [...range.getClientRects()].every((line) => line.right <= around(one).right + 1);
              };
              const all = (selector) => [...document.querySelectorAll(selector)];
              const top = (one) => Math.round(one.getBoundingClientRect().top);
              const isAlone = (one) => all(".tally").filter((other) => top(other) === top(one)).length === 1;
              return [
                ...all(".tally").filter(isAlone),
                ...all(".list tbody time").filter((one) => lines(one) > 2),
                ...[...document.querySelectorAll(".tally > span")].filter((one) => lines(one) !== 1 || !within(one)),
                ...[...document.querySelectorAll(".list tbody :is(time, .badge, .in-use, .tail)")].filter((one) => !within(one)),
              ].map((one) => `${one.className}: ${one.textContent}`);
            }""";

    private static final String SHORTENED =
            """
            () => [...document.querySelectorAll(".datasets .head")]
              .filter((one) => one.scrollWidth > one.clientWidth + 1)
              .map((one) => one.textContent)""";

    private String hostile = "";

    @BeforeEach
    void letThereBeSomethingOfEach() throws Exception {
        hostile = HOSTILE + UUID.randomUUID();
        DEMO.send(
                "POST",
                "/events",
                "{\"id\":\"%s\",\"model_id\":\"no-such-model\",\"dataset_id\":\"%s\"}"
                        .formatted(hostile.replace("\"", "\\\""), DATASET));
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void nobodyIsLeftOutOfAnyView(ColorScheme scheme) {
        try (var tab = DEMO.tab(new NewContextOptions().setColorScheme(scheme))) {
            for (var view : views()) {
                tab.visit(view);
                tab.assertAccessible();
            }
            tab.visit("/ui/models/" + MODEL);
            tab.page().locator("#pause").click();
            assertThat(tab.page().locator("#ask")).isVisible();
            tab.assertAccessible();
            assertThat(tab.isDark()).isEqualTo(scheme == ColorScheme.DARK);
        }
    }

    /** Wider than what the demo has: its names are short, and its numbers small. */
    @ParameterizedTest
    @CsvSource({"360, true", "800, true", "1024, true", "1280, true", "360, false", "1280, false"})
    void ordinaryNamesAndNumbersHaveTheirPlace(int width, boolean scripts) throws Exception {
        var model = DEMO.model("place", DATASET);
        DEMO.post("place-" + UUID.randomUUID(), model, DATASET);
        await().atMost(Tab.LONG)
                .until(() -> DEMO.send("GET", "/models/" + model, null).contains("\"actual\":\"" + DATASET));
        DEMO.post("place-" + UUID.randomUUID(), model, "no-such-dataset");
        try (var tab =
                DEMO.tab(new NewContextOptions().setViewportSize(width, 800).setJavaScriptEnabled(scripts))) {
            var page = tab.page();
            page.route("**/ui/models", LookIT::answerWithOrdinaryOnes);
            tab.visit("/ui/models");
            assertThat(page.locator(".in-use.differs").first()).isVisible();
            assertThat(page.locator(".tally .count").first()).hasText("9,989");

            assertThat((List<?>) page.evaluate(OUT_OF_PLACE)).isEmpty();
            tab.assertFitsInWidth();
            if (width == 1280) {
                assertThat((List<?>) page.evaluate(SHORTENED)).isEmpty();
            }
        }
    }

    private static void answerWithOrdinaryOnes(Route route) {
        var answer = route.fetch();
        route.fulfill(new Route.FulfillOptions()
                .setResponse(answer)
                .setBody(answer.text()
                        .replaceAll("(?<=class=\"count\">)[^<]*", "9,989")
                        .replaceAll(
                                "(</span>|in use: )(<span class=\"short\"[^>]*><span class=\"head\">)[^<]*"
                                        + "(</span><span class=\"tail\">)[^<]*",
                                "$1$2conversations-202$3" + "\\6-11-25-k3x9")));
    }

    @Test
    void fitsOnAPhone() {
        try (var tab =
                DEMO.tab(new NewContextOptions().setViewportSize(360, 740).setHasTouch(true))) {
            for (var view : views()) {
                tab.visit(view);
                tab.assertFitsInWidth();
            }
            tab.visit("/ui/models");
            tab.page().locator("#m-" + MODEL).tap();
            assertThat(tab.page().locator("#its-id")).containsText(MODEL);
        }
    }

    /** To enlarge a page twice leaves it half as many pixels. */
    @Test
    void fitsWhenItIsEnlargedTwice() {
        try (var tab =
                DEMO.tab(new NewContextOptions().setViewportSize(640, 400).setDeviceScaleFactor(2))) {
            for (var view : views()) {
                tab.visit(view);
                tab.assertFitsInWidth();
            }
            tab.assertAccessible();
        }
    }

    @Test
    void listsAndDetailsNeedNoScript() {
        try (var tab = DEMO.tab(new NewContextOptions().setJavaScriptEnabled(false))) {
            for (var view : views()) {
                tab.visit(view);
            }
            tab.visit("/ui/models");
            tab.page().locator("#text").fill(MODEL);
            tab.page().locator(".filters button").click();
            assertThat(tab.page().url()).contains("text=" + MODEL);
            tab.page().locator("#m-" + MODEL).click();
            assertThat(tab.page().locator("#its-id")).containsText(MODEL);
            assertThat(tab.page().locator("#pause")).isHidden();
            tab.visit("/ui/try");
            assertThat(tab.page().locator("#send")).isHidden();
            tab.awaitText("noscript p", "needs JavaScript");
        }
    }

    @Test
    void whatStrangersHaveSentIsNotExecuted() throws Exception {
        var called = "<img src=x onerror=alert(1)>%s</title><script>alert(2)</script>" + "long".repeat(100);
        var model = DEMO.model(called, DATASET);
        DEMO.post("called-" + model, model, DATASET);
        try (var tab =
                DEMO.tab(new NewContextOptions().setViewportSize(360, 740).setIsMobile(true))) {
            tab.visit("/ui/models?text=" + model);
            assertThat(tab.page().locator("#m-" + model)).containsText("<img src=x");
            tab.assertFitsInWidth();
            tab.visit("/ui/models/" + model);
            assertThat(tab.page().locator("h1")).containsText("<script>alert(2)");
            tab.assertFitsInWidth();
            tab.page().locator("#dataset").fill("another");
            tab.page().locator("#assign").click();
            tab.awaitText("#ask-question", "</title>");
            tab.awaitText("#ask-question", "have dataset another?");
            assertThat(tab.page().locator("main :is(img, script), dialog :is(img, script)"))
                    .hasCount(0);
        }
        try (var tab = DEMO.tab()) {
            tab.visit("/ui/events");
            // The event's own id; a model of such a name is in other rows.
            var row = tab.awaitText("tbody th", "onerror");
            assertThat(row.locator("img, script")).hasCount(0);
            row.locator("a").click();
            assertThat(tab.page().locator("h1")).hasText(hostile);
            assertThat(tab.page().locator("main img, main script")).hasCount(0);
            // An image that is not there would be asked for after all else.
            tab.page().waitForLoadState();
        }
    }

    @Test
    void anAddressThatLeadsNowhereSaysSo() {
        try (var tab = DEMO.tab()) {
            tab.page().navigate("/ui/models/no-such-model-at-all");
            tab.awaitText("main", "Not found");
            tab.assertAccessible();
            tab.forgive("404");
        }
    }

    private List<String> views() {
        return List.of(
                "/ui/models",
                "/ui/models?health=PAUSED",
                "/ui/models/" + MODEL,
                "/ui/models/no-such-model",
                "/ui/events",
                "/ui/events?outcome=REJECTED",
                "/ui/actions",
                "/ui/events/"
                        + URLEncoder.encode(hostile, StandardCharsets.UTF_8).replace("+", "%20"),
                "/ui/try");
    }
}
