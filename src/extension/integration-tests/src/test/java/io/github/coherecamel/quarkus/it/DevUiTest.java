package io.github.coherecamel.quarkus.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.QuarkusDevModeTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The extension's page of the Dev UI, in a browser, as a developer works with it. */
class DevUiTest {

    private static final Developed APPLICATION = new Developed();

    @RegisterExtension
    static final QuarkusDevModeTest MODE = APPLICATION.mode();

    @Test
    void showsAndSteersTheSimulator() throws Exception {
        try (var browser = Browser.open()) {
            browser.visit(APPLICATION.address() + "/q/dev-ui/extensions");
            browser.awaitText("a[href^='https://docs.cohere.com']", "Cohere's API");
            browser.click("a[href$='cohere-finetune/simulator']");

            browser.awaitText("#models tbody", "dev-model", "BASE_TYPE_CHAT", "dev-dataset-1", "STATUS_READY");
            browser.awaitText("#datasets tbody", "dev-dataset-1", "dev-dataset-2", "validated");
            assertThat(APPLICATION.get("/update")).startsWith("UPDATED");
            browser.awaitText("#requests tbody", "UPDATE_FINETUNED_MODEL", "PATCH /v1/finetuning/finetuned-models/");
            browser.awaitText("#models tbody", "dev-dataset-2");

            browser.enter("#operation", "GET_FINETUNED_MODEL");
            browser.enter("#status", "418");
            browser.click("#do-inject");
            browser.awaitText("#faults tbody", "status 418", "GET_FINETUNED_MODEL", "1");
            assertThat(APPLICATION.get("/update")).contains("(HTTP 418)");
            browser.awaitGone("#faults");

            browser.enter("#advance", "a year");
            browser.click("#do-advance");
            browser.awaitText("#problem", "'a year' is not a duration such as PT5M");
            browser.enter("#advance", "P31D");
            browser.click("#do-advance");
            browser.awaitGone("#datasets tbody");
            browser.click("#reset");
            browser.awaitText("#datasets tbody", "dev-dataset-1");
            assertThat(browser.errorsOf(APPLICATION.address())).isEmpty();
        }
    }
}
