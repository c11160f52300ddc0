package io.github.coherecamel.application.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How people go from one list to the next, and back. */
class WaysIT {

    @RegisterExtension
    static final DemoInBrowser DEMO = new DemoInBrowser();

    @Test
    void whoeverHasChosenACountIsStillAtIt() {
        try (var tab = DEMO.tab()) {
            var page = tab.page();
            tab.visit("/ui/models");
            page.locator("#t-PAUSED").focus();
            tab.press("Enter");
            page.waitForURL("**/ui/models?health=PAUSED");
            assertThat(page.locator("#t-PAUSED")).isFocused();
            page.locator("#t-PAUSED").click();
            page.waitForURL("**/ui/models");
            assertThat(page.locator("#t-PAUSED")).isFocused();

            // Whoever comes by another way begins at the top.
            page.reload();
            assertThat(page.locator("#t-PAUSED")).not().isFocused();
        }
    }

    @Test
    void aSearchIsOneStepBackHoweverManyLettersItTook() {
        try (var tab = DEMO.tab()) {
            var page = tab.page();
            tab.visit("/ui/events");
            tab.visit("/ui/models");
            var text = page.locator("#text");
            text.fill("no");
            page.waitForURL("**/ui/models?text=no");
            text.fill("nobody");
            page.waitForURL("**/ui/models?text=nobody");
            tab.awaitText("#live", "No model is like that");

            page.goBack();

            assertThat(page).hasURL(Pattern.compile("/ui/models$"));
            assertThat(page.locator("#m-" + DemoInBrowser.MODEL)).isVisible();
            assertThat(text).hasValue("");
            page.goBack();
            assertThat(page).hasURL(Pattern.compile("/ui/events$"));
        }
    }
}
