package io.github.coherecamel.application.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One gesture does one thing, and answers nothing that nobody has read. */
class GesturesIT {

    @RegisterExtension
    static final DemoInBrowser DEMO = new DemoInBrowser();

    private String model = "";

    @BeforeEach
    void letThereBeAModelOfItsOwn() throws Exception {
        model = DEMO.readyModel("gestures");
    }

    /** The focus goes on to what takes the place of a button, and the key would go on with that. */
    @Test
    void aKeyThatIsHeldDoesOneThing() {
        try (var tab = DEMO.tab()) {
            var page = tab.page();
            tab.visit("/ui/models/" + model);
            page.locator("#pause").focus();
            tab.press("Enter");
            tab.awaitText("#ask-question", "Pause model");

            page.keyboard().down("Enter");
            assertThat(page.locator("#resume")).isFocused();
            // As if it was still held.
            page.keyboard().down("Enter");
            page.keyboard().up("Enter");

            assertThat(page.locator("#ask")).isHidden();
            tab.press("Enter");
            tab.awaitText("#ask-question", "Resume model");
        }
    }

    /** Two clicks at one place: the question was seen by nobody. */
    @Test
    void aSecondClickNeitherAnswersAQuestionNorSelectsWhatIsBehindIt() {
        try (var tab = DEMO.tab(new NewContextOptions().setViewportSize(360, 800))) {
            var page = tab.page();
            page.clock().install();
            tab.visit("/ui/models/" + model);
            tab.awaitText(".heading .badge", "Healthy");
            page.locator("#dataset").fill("next");
            page.locator("#assign").click();
            tab.awaitText("#ask-question", "have dataset next?");
            var box = page.locator("#ask [value=yes]").boundingBox();
            page.locator("#ask [value=no]").click();

            // What was pressed lies there where the answer to it comes.
            place(page, "#assign", box.x, box.y);
            page.mouse().dblclick(box.x + box.width / 2, box.y + box.height / 2);
            assertThat(page.locator("#ask")).isVisible();
            // Else it would be the same gesture still.
            page.clock().fastForward("00:01");
            page.mouse().dblclick(box.x + box.width / 2, box.y + box.height / 2);
            tab.awaitText("#said", "Dataset next is wanted of it.");

            page.locator("#pause").click();
            // What is wrong with the dataset may have pushed the button down, and the browser the heading out of sight.
            page.evaluate("scrollTo(0, 0)");
            var behind = page.locator("h1").boundingBox();
            place(page, "#ask [value=yes]", behind.x, behind.y);
            page.mouse().dblclick(behind.x + 9, behind.y + 9);
            tab.awaitText("#said", "It is paused.");
            assertThat(page.locator("#resume")).isVisible();
            tab.assertTrue("getSelection().isCollapsed");
        }
    }

    /** Safari says of each tap that it is the first. */
    @Test
    void aSecondTapAnswersNoQuestionThoughNobodyCounts() {
        try (var tab = DEMO.tab(new NewContextOptions().setViewportSize(360, 800))) {
            var page = tab.page();
            page.clock().install();
            tab.visit("/ui/models/" + model);
            tab.awaitText(".heading .badge", "Healthy");
            tab.stopClock();

            page.evaluate(
                    """
                    ["#pause", "#ask [value=yes]"].forEach((selector) => ["mousedown", "click"].forEach((name) => {
                      const tap = { bubbles: true, cancelable: true, detail: 1, clientX: 100, clientY: 200 };
                      document.querySelector(selector).dispatchEvent(new MouseEvent(name, tap));
                    }))""");
            assertThat(page.locator("#ask")).isVisible();

            page.clock().fastForward("00:01");
            page.clock().resume();
            tab.confirm();
            tab.awaitText("#said", "It is paused.");
        }
    }

    /** An exchange does not know of it. */
    private static void place(Page page, String selector, double x, double y) {
        page.evaluate(
                """
                (rule) => {
                  const sheet = new CSSStyleSheet();
                  sheet.insertRule(rule);
                  document.adoptedStyleSheets = [sheet];
                }""",
                "%s { position: fixed; left: %spx; top: %spx; }".formatted(selector, x, y));
    }
}
