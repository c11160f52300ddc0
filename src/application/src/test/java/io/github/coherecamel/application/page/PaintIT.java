package io.github.coherecamel.application.page;

import com.microsoft.playwright.Browser.NewContextOptions;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Measures when a browser that has never seen the page shows something of it, if it is asked to. It asserts nothing. */
@EnabledIfSystemProperty(
        named = "page.paint",
        matches = "true",
        disabledReason = "The first paint is measured with -Dpage.paint=true")
class PaintIT {

    @RegisterExtension
    static final DemoInBrowser DEMO = new DemoInBrowser();

    private static final Logger LOG = Logger.getLogger(PaintIT.class);
    private static final int MODELS = 10_000;
    private static final int AT_ONCE = 100;
    private static final int ROUNDS = 40;

    private static final String FIRST_PAINT =
            """
            new Promise((seen) => new PerformanceObserver((list) => {
                for (const entry of list.getEntries()) if (entry.name === "first-contentful-paint") seen(entry.startTime);
            }).observe({ type: "paint", buffered: true }))""";

    @BeforeAll
    static void letThereBeManyModels() throws Exception {
        for (var first = 0; first < MODELS; first += AT_ONCE) {
            var events = IntStream.range(first, first + AT_ONCE)
                    .mapToObj("{\"model_id\":\"painted-%d\",\"dataset_id\":\"any\"}"::formatted)
                    .collect(Collectors.joining(",", "[", "]"));
            DEMO.send("POST", "/events", events);
        }
    }

    @Test
    void measuresTheFirstPaintOfEachList() {
        for (var view : new String[] {"/ui/models", "/ui/events"}) {
            var times = IntStream.range(0, ROUNDS)
                    .mapToDouble(round -> firstPaint(view))
                    .sorted()
                    .toArray();
            LOG.infof(
                    "%s: first paint after %.0f ms (median), %.0f ms (longest of %d)",
                    view, times[ROUNDS / 2], times[ROUNDS - 1], ROUNDS);
        }
    }

    private static double firstPaint(String view) {
        try (var tab = DEMO.tab(new NewContextOptions())) {
            tab.visit(view);
            return ((Number) tab.page().evaluate(FIRST_PAINT)).doubleValue();
        }
    }
}
