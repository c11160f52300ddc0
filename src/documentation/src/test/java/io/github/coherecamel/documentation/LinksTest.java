package io.github.coherecamel.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Links within the project lead somewhere. Those to other sites are not followed: a build needs no network. */
class LinksTest {

    private static final Pattern IN_SOURCES = Pattern.compile("docs/([a-z0-9-]+\\.md)(#[a-z0-9-]+)?");

    @Test
    void everyLinkLeadsToAFileAndToAHeadingInIt() {
        var dead = new ArrayList<String>();
        var links = 0;
        for (var page : Page.all()) {
            for (var link : Links.of(page)) {
                links++;
                if (!leadsSomewhere(page, link)) {
                    dead.add(page.name() + " -> " + link);
                }
            }
        }
        assertThat(links).isGreaterThan(200);
        assertThat(dead).isEmpty();
    }

    @Test
    void aLinkToNoFileOrNoHeadingIsFound() {
        var page = new Page(
                "a.md", List.of("# A b", "[x](#a-b), [y](#c), [z](gone.md), `[c](code.md)`", "[u](http://u.org)"));

        assertThat(Links.of(page)).containsExactly("#a-b", "#c", "gone.md", "http://u.org");
        assertThat(Links.of(page).stream().filter(link -> !leadsSomewhere(page, link)))
                .containsExactly("#c", "gone.md", "http://u.org");
    }

    @Test
    void everyPageIsListedInTheIndex() {
        var listed = new TreeSet<>(Links.of(Page.of("index.md")));

        assertThat(Page.all().stream().map(Page::name))
                .filteredOn(name -> !name.startsWith("decisions/"))
                .allSatisfy(name ->
                        assertThat(listed).anyMatch(link -> link.equals(name) || name.matches("index.md|README.md")));
    }

    /** Messages send people to pages. */
    @Test
    void everyPageThatTheCodeNamesIsThere() {
        var dead = new TreeSet<String>();
        for (var file : Project.files("src/.*/src/main/.*\\.(java|yaml|properties|html|json)")) {
            IN_SOURCES.matcher(Project.read(file)).results().forEach(found -> {
                var anchor = found.group(2) == null ? "" : found.group(2);
                if (!leadsSomewhere(Page.of("index.md"), found.group(1) + anchor)) {
                    dead.add(file.getFileName() + " -> " + found.group());
                }
            });
        }
        assertThat(dead).isEmpty();
    }

    private static boolean leadsSomewhere(Page page, String link) {
        if (link.matches("[a-z]+:.*")) {
            return link.startsWith("https:");
        }
        var parts = link.split("#", 2);
        var file = parts[0].isEmpty()
                ? page.file()
                : page.file().resolveSibling(parts[0]).normalize();
        if (parts.length == 1) {
            return Files.exists(file);
        }
        return parts[0].isEmpty()
                ? Links.anchors(page).contains(parts[1])
                : Files.exists(file) && Links.anchors(page(file)).contains(parts[1]);
    }

    private static Page page(Path file) {
        var docs = Project.folder().resolve("docs");
        return Page.of(file.startsWith(docs) ? docs.relativize(file).toString() : "README.md");
    }
}
