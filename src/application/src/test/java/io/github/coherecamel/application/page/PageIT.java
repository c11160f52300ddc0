package io.github.coherecamel.application.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.github.coherecamel.application.page.DemoInBrowser.DATASET;
import static io.github.coherecamel.application.page.DemoInBrowser.MODEL;

import com.microsoft.playwright.Locator.FilterOptions;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** People see at a glance what goes on, and put it right. */
class PageIT {

    @RegisterExtension
    static final DemoInBrowser DEMO = new DemoInBrowser();

    @Test
    void whatHappensIsShownWithoutReload() throws Exception {
        try (var tab = DEMO.tab()) {
            tab.visit("/ui/events");
            tab.page().evaluate("window.sameAsBefore = true");

            var id = DEMO.post("live-" + UUID.randomUUID(), MODEL, DATASET);

            tab.awaitText("tr", id);
            assertThat(tab.page().locator("tr").filter(withText(id)).locator(".badge"))
                    .not()
                    .hasText("Open");
            tab.assertTrue("window.sameAsBefore");
        }
    }

    @Test
    void aLostConnectionSaysSoAndComesBack() throws Exception {
        try (var wire = DEMO.wire();
                var tab = DEMO.tab(wire)) {
            tab.visit("/ui/events");
            tab.page().evaluate("window.sameAsBefore = true");
            wire.cut();
            tab.awaitText("#connection", "Connection lost. Trying again…");
            var id = DEMO.post("missed-" + UUID.randomUUID(), MODEL, DATASET);

            wire.mend();

            tab.awaitText("tr", id);
            assertThat(tab.page().locator("#connection")).isHidden();
            tab.assertTrue("window.sameAsBefore");
            tab.forgive("net::ERR_");
        }
    }

    @Test
    void aRejectedEventIsTriedAgain() throws Exception {
        DEMO.give(DATASET);
        var other = DEMO.otherDataset();
        DEMO.refuseNext("UPDATE_FINETUNED_MODEL");
        var id = DEMO.post("rejected-" + UUID.randomUUID(), MODEL, other);
        try (var tab = DEMO.tab()) {
            tab.visit("/ui/events?outcome=REJECTED");
            tab.follow(() -> tab.awaitText("tr", id).locator("th a").click());
            tab.awaitText(".reason", "not like this");

            tab.page().locator("#again").click();
            tab.confirm();

            tab.awaitText("#said", "wanted");
            DEMO.awaitReady(other);
            tab.visit("/ui/models/" + MODEL);
            tab.awaitText(".line", "anonymous");
            tab.awaitText("section[aria-labelledby=actual]", other);
        }
    }

    @Test
    void whatIsAskedIsDoneThoughThePageChangesMeanwhile() throws Exception {
        DEMO.give(DATASET);
        try (var tab = DEMO.tab()) {
            tab.visit("/ui/models/" + MODEL);
            tab.page().locator("#pause").click();
            tab.page().waitForResponse(answer -> answer.url().endsWith(MODEL), () -> post("meanwhile-"));
            // The next one is asked for when what came of the one before is shown, or not.
            tab.page().waitForResponse(answer -> answer.url().endsWith(MODEL), () -> post("again-"));

            tab.confirm();

            tab.awaitText(".heading .badge", "Paused");
        }
    }

    private static void post(String prefix) {
        try {
            DEMO.post(prefix + UUID.randomUUID(), MODEL, DATASET);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void goesBackToAnEarlierDataset() throws Exception {
        var later = DEMO.otherDataset();
        DEMO.give(DATASET);
        DEMO.give(later);
        try (var tab = DEMO.tab()) {
            tab.visit("/ui/models/" + MODEL);
            tab.awaitText("section[aria-labelledby=actual]", later);

            tab.page()
                    .locator(".line li")
                    .filter(withText(DATASET))
                    .locator("button")
                    .first()
                    .click();
            tab.confirm();

            tab.awaitText("#said", DATASET);
            tab.awaitText("section[aria-labelledby=actual]", DATASET);
            tab.awaitText(".heading .badge", "Healthy");
        }
    }

    @Test
    void worksWithTheKeyboardAlone() throws Exception {
        DEMO.give(DATASET);
        try (var tab = DEMO.tab()) {
            tab.visit("/ui/models");
            tab.press("Tab");
            assertThat(tab.page().locator(".skip")).isFocused();
            tab.tabTo("#m-" + MODEL);
            tab.follow(() -> tab.press("Enter"));
            assertThat(tab.page().locator("h1")).hasText("support-bot");
            assertThat(tab.page().locator("#its-id")).containsText(MODEL);

            tab.enter("#pause", "#ask");
            tab.press("Escape");
            assertThat(tab.page().locator("#ask")).isHidden();
            tab.enter("#pause", "#ask");
            tab.press("Enter");
            tab.awaitText(".heading .badge", "Paused");

            tab.enter("#resume", "#ask");
            tab.press("Enter");
            tab.awaitText(".heading .badge", "Healthy");
        }
    }

    static FilterOptions withText(String text) {
        return new FilterOptions().setHasText(text);
    }
}
