package io.github.coherecamel.application.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A tab of a browser. What goes wrong in it that a user need not see fails the test: errors of scripts, and whatever the
 * browser has refused to load or to run.
 */
final class Tab implements AutoCloseable {

    /** Only a hang lasts so long. */
    static final Duration LONG = Duration.ofSeconds(60);

    /** What lies beyond the page, or beyond what cuts it off; what can be scrolled and what nobody is to see is left alone. */
    private static final String CUT_OFF =
            """
            (width) => {
              const end = (one) => {
                let end = width;
                for (let around = one.parentElement; around; around = around.parentElement) {
                  const { overflowX, clipPath } = getComputedStyle(around);
                  if (["auto", "scroll"].includes(overflowX) || clipPath !== "none") return Infinity;
                  if (overflowX !== "visible") end = Math.min(end, around.getBoundingClientRect().right);
                }
                return end;
              };
              return [...document.querySelectorAll("main *, header *")]
                .filter((one) => one.getBoundingClientRect().right > end(one) + 1)
                .map((one) => `${one.tagName}.${one.className}#${one.id}`)
                .slice(0, 20);
            }""";

    private static final int MOST_PRESSES = 100;

    private final BrowserContext context;
    private final Page page;
    private final List<String> wrong = new ArrayList<>();

    private Tab(BrowserContext context) {
        this.context = context;
        this.page = context.newPage();
        page.onConsoleMessage(message -> {
            if (List.of("error", "warning").contains(message.type())) {
                wrong.add(message.type() + ": " + message.text() + " at " + message.location());
            }
        });
        page.onPageError(error -> wrong.add("script: " + error));
        page.onDialog(dialog -> {
            wrong.add("dialog: " + dialog.message());
            dialog.dismiss();
        });
    }

    static Tab in(BrowserContext context) {
        PlaywrightAssertions.setDefaultAssertionTimeout(LONG.toMillis());
        context.setDefaultTimeout(LONG.toMillis());
        context.setDefaultNavigationTimeout(LONG.toMillis());
        return new Tab(context);
    }

    Page page() {
        return page;
    }

    BrowserContext context() {
        return context;
    }

    Tab visit(String path) {
        var answer = page.navigate(path);
        assertThat(answer.status()).as(path).isEqualTo(200);
        return this;
    }

    /** From now on nothing is done later. Its clock has to be one of the test's. */
    void stopClock() {
        while (true) {
            var now = ((Number) page.evaluate("Date.now()")).longValue();
            try {
                // What is asked for is not to be over already.
                page.clock().pauseAt(now + 20_000);
                return;
            } catch (PlaywrightException tooLate) {
                // The machine stood still meanwhile.
            }
        }
    }

    /** Goes where a link leads, and returns when that is loaded: what is pressed before does nothing. */
    void follow(Runnable link) {
        page.waitForNavigation(link);
    }

    /** Waits until the first element that the selector finds says so. */
    Locator awaitText(String selector, String part) {
        var found = page.locator(selector)
                .filter(new Locator.FilterOptions().setHasText(part))
                .first();
        found.waitFor();
        return found;
    }

    /** Waits until there is an element that says so. */
    Locator awaitText(String selector, Pattern text) {
        var found = page.locator(selector)
                .filter(new Locator.FilterOptions().setHasText(text))
                .first();
        found.waitFor();
        return found;
    }

    void press(String key) {
        page.keyboard().press(key);
    }

    /** Goes from one thing to the next until it is at this one. */
    void tabTo(String selector) {
        for (var presses = 0; presses < MOST_PRESSES; presses++) {
            press("Tab");
            if (isTrue("document.activeElement.matches(" + quoted(selector) + ")")) {
                return;
            }
        }
        throw new AssertionError(selector + " cannot be reached with the keyboard");
    }

    /** Presses Enter on a thing that it can be on, until what follows is open: what is exchanged meanwhile takes no key. */
    void enter(String selector, String opened) {
        await().atMost(LONG).until(() -> {
            tabTo(selector);
            press("Enter");
            return page.locator(opened).isVisible();
        });
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "\\'") + "'";
    }

    /** Says yes when asked whether it is to be done. */
    void confirm() {
        page.locator("#ask [value=yes]").click();
    }

    boolean isTrue(String script) {
        return Boolean.TRUE.equals(page.evaluate(script));
    }

    void assertTrue(String script) {
        assertThat(isTrue(script)).as(script).isTrue();
    }

    boolean isDark() {
        var ground = String.valueOf(page.evaluate("getComputedStyle(document.body).backgroundColor"));
        return Pattern.compile("\\d+")
                .matcher(ground)
                .results()
                .limit(3)
                .allMatch(part -> Integer.parseInt(part.group()) < 128);
    }

    /** What goes wrong with these words was to be expected. */
    void forgive(String... words) {
        wrong.removeIf(line -> List.of(words).stream().anyMatch(line::contains));
    }

    /** Everybody can use what is shown, as far as a program can tell. */
    void assertAccessible() {
        var found = new AxeBuilder(page).analyze().getViolations();
        assertThat(found)
                .as(page.url())
                .extracting(rule -> rule.getId() + ": " + rule.getHelp() + " "
                        + rule.getNodes().stream()
                                .map(node -> String.valueOf(node.getTarget()) + node.getFailureSummary())
                                .toList())
                .isEmpty();
    }

    /** Nothing is cut off at the side, or has to be pushed into view. */
    void assertFitsInWidth() {
        var width = page.viewportSize().width;
        assertThat((List<?>) page.evaluate(CUT_OFF, width))
                .as("cut off of %s", page.url())
                .isEmpty();
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .as("the width of %s", page.url())
                .isLessThanOrEqualTo(width);
    }

    @Override
    public void close() {
        // What the page asks for at this moment is answered by nobody any more.
        page.unrouteAll();
        context.close();
        assertThat(wrong).as("what went wrong in the browser").isEmpty();
    }
}
