package io.github.coherecamel.documentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The documentation as static pages: the same files, each with the list of all beside it. */
final class Site {

    private static final String DECISIONS = "decisions/";
    private static final List<String> FILES = List.of(".png", ".svg", "LICENSE", "NOTICE");

    private final Path folder;
    private final String template = resource("page.html");
    private final Navigation navigation = Navigation.of(Page.of("index.md"));

    private Site(Path folder) {
        this.folder = folder;
    }

    /** Writes all pages and what they show into a folder. */
    static void build(Path folder) {
        var site = new Site(folder);
        var pages = Stream.concat(Page.all().stream(), Stream.of(decisions())).toList();
        pages.forEach(site::write);
        site.write("style.css", resource("style.css").getBytes(StandardCharsets.UTF_8));
        var docs = Project.folder().resolve("docs");
        for (var file : Project.files("docs/.*")) {
            if (FILES.stream().anyMatch(file.toString()::endsWith)) {
                try {
                    site.write(docs.relativize(file).toString(), Files.readAllBytes(file));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    /** Where a page is in the site. */
    static String address(String page) {
        return page.replaceFirst("\\.md$", ".html");
    }

    /** What a folder of files is on a server of files, is a page here. */
    private static Page decisions() {
        var items = Page.all().stream()
                .filter(page -> page.name().startsWith(DECISIONS))
                .map(page -> "* [%s](%s)"
                        .formatted(
                                page.lines().get(0).replaceFirst("^# ", ""),
                                page.name().substring(DECISIONS.length())));
        return new Page(
                DECISIONS + "index.md",
                Stream.concat(Stream.of("# Decisions", ""), items).collect(Collectors.toList()));
    }

    private void write(Page page) {
        var root = page.name().contains("/") ? "../" : "";
        var html = template.replace("{title}", page.lines().get(0).replaceFirst("^# ", ""))
                .replace("{root}", root)
                .replace("{navigation}", navigation.html(page.name(), root))
                .replace("{content}", new SitePage(page).html());
        write(address(page.name()), html.getBytes(StandardCharsets.UTF_8));
    }

    private void write(String name, byte[] content) {
        try {
            var file = folder.resolve(name);
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String resource(String name) {
        try (var stream = Site.class.getResourceAsStream("/site/" + name)) {
            return new String(Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
