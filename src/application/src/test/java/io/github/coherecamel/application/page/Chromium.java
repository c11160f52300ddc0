package io.github.coherecamel.application.page;

import static org.assertj.core.api.Assumptions.assumeThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A headless Chromium that is installed here. */
final class Chromium implements AutoCloseable {

    static final String MISSING =
            "The page is not tested in a browser: install Chromium (on Debian the package chromium), or let the"
                    + " environment variable CHROMIUM name one.";

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path executable) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(executable)
                        // Whoever builds in a container is often root, for whom there is no sandbox.
                        .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu")));
    }

    /** Skips the tests if there is none. */
    static Chromium open() {
        assumeThat(find()).as(MISSING).isPresent();
        return new Chromium(find().orElseThrow());
    }

    /** {@code CHROMIUM} can name one. */
    static Optional<Path> find() {
        return Optional.ofNullable(System.getenv("CHROMIUM")).map(Path::of).or(Chromium::onPath);
    }

    private static Optional<Path> onPath() {
        var folders =
                Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin").split(File.pathSeparator);
        return NAMES.stream()
                .flatMap(name -> Stream.of(folders).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Opens a tab that knows nothing of any other. Its addresses begin with this one. */
    Tab tab(String address, NewContextOptions options) {
        return Tab.in(browser.newContext(options.setBaseURL(address)));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
