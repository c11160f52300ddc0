package io.github.coherecamel.quarkus.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A headless Chromium that is installed here. It sees through shadow roots, of which the Dev UI is made. */
final class Browser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String FIND =
            """
            const find = root => root.querySelector(arguments[0])
                ?? [...root.querySelectorAll('*')].map(e => e.shadowRoot && find(e.shadowRoot)).find(e => e);
            const found = find(document);
            """;

    private final ChromeDriver driver;

    private Browser(Path chromium, Path driver) {
        var logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.SEVERE);
        var options = new ChromeOptions();
        options.setBinary(chromium.toFile());
        options.setCapability("goog:loggingPrefs", logs);
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost",
                "--window-size=1600,1400");
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(driver.toFile())
                .usingAnyFreePort()
                .build();
        this.driver = new ChromeDriver(service, options);
    }

    /** Skips the test if there is none. */
    static Browser open() {
        var chromium = onPath("chromium", "chromium-browser", "google-chrome");
        var driver = onPath("chromedriver");
        assumeThat(chromium.isPresent() && driver.isPresent())
                .as("The Dev UI is not tested: install Chromium and its driver, on Debian the packages chromium and "
                        + "chromium-driver")
                .isTrue();
        return new Browser(chromium.orElseThrow(), driver.orElseThrow());
    }

    private static Optional<Path> onPath(String... names) {
        return Stream.of(names)
                .flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    void visit(String address) {
        driver.get(address);
    }

    /** Returns what can be read in the first element that the selector finds; empty if there is none. */
    String text(String selector) {
        return String.valueOf(script(FIND + "return found?.textContent.replace(/\\s+/g, ' ').trim() ?? ''", selector));
    }

    void awaitText(String selector, String... parts) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(text(selector)).as(selector).contains(parts));
    }

    void awaitGone(String selector) {
        await().atMost(PATIENCE).until(() -> text(selector).isEmpty());
    }

    void click(String selector) {
        script(FIND + "found.click()", selector);
    }

    void enter(String selector, String value) {
        script(FIND + "found.value = arguments[1]", selector, value);
    }

    /** Returns what went wrong in the browser itself with what an address served. */
    List<String> errorsOf(String address) {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .filter(message -> message.contains(address))
                .toList();
    }

    private Object script(String script, Object... arguments) {
        return ((JavascriptExecutor) driver).executeScript(script, arguments);
    }

    @Override
    public void close() {
        driver.quit();
    }
}
