package io.github.coherecamel.application.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.github.coherecamel.application.page.DemoInBrowser.DATASET;
import static io.github.coherecamel.application.page.DemoInBrowser.MODEL;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Takes the pictures of the documentation anew, if it is asked to. */
@EnabledIfSystemProperty(
        named = "page.screenshots",
        matches = "true",
        disabledReason = "Pictures are taken with -Dpage.screenshots=true")
class ScreenshotsIT {

    @RegisterExtension
    static final DemoInBrowser DEMO = new DemoInBrowser();

    private static final Path DOCS = Path.of("../../docs/page");
    private static final List<String> TEAMS = List.of("billing", "booking", "rental", "returns", "search");

    @Test
    void showsEachView() throws Exception {
        for (var team : TEAMS) {
            DEMO.post("nightly-" + team, DEMO.model(team, DATASET), DATASET);
        }
        var broken = DEMO.model("workshop", DATASET);
        DEMO.post("nightly-workshop", broken, "workshop-2026-09-x1y2z3");
        DEMO.give(DATASET);
        DEMO.give(DEMO.otherDataset());
        try (var dark = tab(ColorScheme.DARK);
                var light = tab(ColorScheme.LIGHT)) {
            dark.visit("/ui/models");
            dark.awaitText(".needing", broken.substring(0, 8));
            take(dark, "models-dark");
            light.visit("/ui/models");
            light.awaitText(".needing", broken.substring(0, 8));
            take(light, "models");
            light.visit("/ui/models/" + MODEL);
            take(light, "model");
            light.visit("/ui/try");
            light.page().setInputFiles("#file", TryItIT.payload("spring.jsonl", TryItIT.conversations("spring", 3)));
            TryItIT.awaitStep(light, "Trained", "Under way");
            assertThat(light.page().locator("#said")).isEmpty();
            take(light, "try");
        }
    }

    private static Tab tab(ColorScheme scheme) {
        return DEMO.tab(new NewContextOptions()
                .setColorScheme(scheme)
                .setViewportSize(1200, 760)
                .setDeviceScaleFactor(1.25));
    }

    private static void take(Tab tab, String name) {
        tab.page().screenshot(new ScreenshotOptions().setPath(DOCS.resolve(name + ".png")));
    }
}
