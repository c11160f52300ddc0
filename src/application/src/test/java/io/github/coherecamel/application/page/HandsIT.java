package io.github.coherecamel.application.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.github.coherecamel.application.page.DemoInBrowser.DATASET;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is shown is exchanged when it changes, but nothing under anybody's hands. */
class HandsIT {

    private static final String LIKE_OLDER_BROWSERS =
            """
            delete Element.prototype.moveBefore;
            Object.defineProperty(window, "sessionStorage", { get() { throw new DOMException("not here"); } });""";

    @RegisterExtension
    static final DemoInBrowser DEMO = new DemoInBrowser();

    private String model = "";

    @BeforeEach
    void letThereBeAModelOfItsOwn() throws Exception {
        model = DEMO.model("hands", DATASET);
        DEMO.post("hands-" + model, model, DATASET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", LIKE_OLDER_BROWSERS})
    void whatSomebodyTypesStaysAndTheRestGoesOn(String browser) throws Exception {
        try (var tab = DEMO.tab()) {
            var page = tab.page();
            page.addInitScript(browser);
            tab.visit("/ui/models/" + model);
            var field = page.locator("#dataset");
            field.fill("next");
            tab.press("ArrowLeft");

            act("pause");

            tab.awaitText(".heading .badge", "Paused");
            assertThat(field).isFocused();
            page.keyboard().insertText("x");
            assertThat(field).hasValue("nexxt");

            field.fill("next");
            tab.press("Enter");
            tab.awaitText("#ask-question", "have dataset next?");
            tab.press("Enter");
            tab.awaitText("#said", "Dataset next is wanted of it.");
            tab.awaitText("section[aria-labelledby=wanted]", "next");
            assertThat(field).isFocused();
            assertThat(field).hasValue("");
            DEMO.send("POST", "/models/" + model + "/assign", "{\"dataset_id\":\"another\"}");
            tab.awaitText("section[aria-labelledby=wanted]", "another");

            page.locator("#forget").click();
            tab.confirm();
            page.waitForURL("**/ui/models");
        }
    }

    @Test
    void nothingIsExchangedUnderAPointerOrASelection() throws Exception {
        try (var tab = DEMO.tab()) {
            var page = tab.page();
            tab.visit("/ui/models/" + model);
            tab.awaitText("#training-content", Pattern.compile("Run|tells of no"));
            page.locator("#pause").hover();
            page.mouse().down();
            page.waitForResponse("**/ui/models/" + model, () -> act("pause"));
            page.mouse().up();
            tab.awaitText("#ask-question", "Pause model");
            page.locator("#ask [value=no]").click();
            tab.awaitText(".heading .badge", "Paused");

            page.evaluate("getSelection().selectAllChildren(document.querySelector('h1'))");
            act("resume");
            tab.awaitText("#connection", "It is shown as soon as no text is selected");
            assertThat(page.locator(".heading")).containsText("Paused");
            page.evaluate("getSelection().removeAllRanges()");
            assertThat(page.locator("#resume")).hasCount(0);
            assertThat(page.locator("#connection")).isHidden();
        }
    }

    /** As if it was loaded again, and back if it becomes known again. */
    @Test
    void whatIsForgottenElsewhereIsNotShownAnyMore() throws Exception {
        try (var tab = DEMO.tab()) {
            var page = tab.page();
            tab.visit("/ui/models/" + model);
            page.locator("#pause").focus();

            // As long as somebody works on it, that is refused.
            page.waitForCondition(() -> act("forget").contains("\"changed\":true"));

            tab.awaitText("#live", "No model " + model + " is known here");
            assertThat(page.locator(".heading, .good, #training, #live button")).hasCount(0);
            assertThat(page.locator("main")).isFocused();
            tab.assertAccessible();

            DEMO.post("again-" + model, model, DATASET);
            tab.awaitText(".heading", model);
            assertThat(page.locator("#training")).isVisible();
            // Its training may have been asked for just before.
            tab.forgive("404", "htmx:", "Response Status Error");
        }
    }

    /** Most exchanges would put the same in the place of the same. */
    @Test
    void whatIsOpenAndHasTheFocusStaysSoAndWhatHasNotChangedIsNotExchanged() throws Exception {
        // Nothing changes by itself then.
        DEMO.give(DATASET);
        try (var tab = DEMO.tab(new NewContextOptions().setViewportSize(800, 500))) {
            var page = tab.page();
            tab.visit("/ui/models/" + DemoInBrowser.MODEL);
            // Each exchange would go there.
            page.locator("#to-training").click();
            page.waitForURL("**#training");
            var figures = page.locator("#show-figures");
            figures.click();
            var before = figures.elementHandle();

            refresh(page, "#training-content", "**/ui/models/*/training");
            refresh(page, "#live", "**/ui/models/" + DemoInBrowser.MODEL);
            assertThat((Boolean) before.evaluate("one => one.isConnected")).isTrue();
            assertThat(page).hasTitle(Pattern.compile("^support-bot"));

            page.route("**/ui/models/*/training", HandsIT::answerOtherwise);
            page.evaluate("htmx.trigger('#training-content', 'refresh')");
            page.waitForFunction("one => !one.isConnected", before);
            assertThat(figures).isFocused();
            assertThat(page.locator("#training-figures")).hasAttribute("open", "");
            assertThat(page).hasTitle(Pattern.compile("^support-bot"));

            page.evaluate("scrollTo(0, 0)");
            page.route("**/ui/models/" + DemoInBrowser.MODEL, HandsIT::answerOtherwise);
            page.evaluate("htmx.trigger('#live', 'refresh')");
            tab.awaitText("#live .heading", "otherwise");
            assertThat((Integer) page.evaluate("scrollY")).isZero();
        }
    }

    /** What comes into a page along with its text is not read out. */
    @Test
    void whatIsSaidHasItsPlaceBefore() {
        try (var tab = DEMO.tab()) {
            tab.visit("/ui/models");
            assertThat(tab.page().getByRole(AriaRole.STATUS)).hasCount(2);
        }
    }

    /** Returns when the answer is there, and was exchanged or not. */
    private static void refresh(Page page, String part, String address) {
        page.waitForResponse(address, () -> page.evaluate("part => htmx.trigger(part, 'refresh')", part))
                .finished();
        page.evaluate("new Promise((done) => setTimeout(done))");
    }

    private String act(String action) {
        try {
            return DEMO.send("POST", "/models/" + model + "/" + action, null);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static void answerOtherwise(Route route) {
        var answer = route.fetch();
        route.fulfill(new Route.FulfillOptions()
                .setResponse(answer)
                .setBody(answer.text().replaceAll("(<h1[^>]*>|<div id=\"training-content\">\\s*)", "$1otherwise ")));
    }
}
