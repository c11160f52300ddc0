package io.github.coherecamel.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The site is built into {@code target/site}, and each of its links leads somewhere. */
class SiteTest {

    private static final Path SITE = Path.of("target", "site");
    private static final Pattern LINK = Pattern.compile("(?:href|src|srcset)=\"([^\"]+)\"");

    @BeforeAll
    static void build() {
        Site.build(SITE);
    }

    @Test
    void hasEachPageAndNoLinkThatLeadsNowhere() throws IOException {
        var pages = pages();
        var dead = new ArrayList<String>();
        var links = 0;
        for (var page : pages) {
            for (var link : LINK.matcher(Files.readString(page)).results().toList()) {
                links++;
                var parts = link.group(1).split("#", 2);
                if (!link.group(1).startsWith("https:") && !leadsSomewhere(page, parts)) {
                    dead.add(SITE.relativize(page) + " -> " + link.group(1));
                }
            }
        }
        assertThat(pages).hasSize(Page.all().size() + 1);
        assertThat(links).isGreaterThan(1000);
        assertThat(dead).isEmpty();
    }

    @Test
    void showsTablesAndListsAllPagesBesideEach() throws IOException {
        var reference = Files.readString(SITE.resolve("reference.html"));

        assertThat(reference)
                .contains("<table>", "<td><code>cohere-finetune:update</code></td>")
                .contains("<a href=\"reference.html\" aria-current=\"page\">Reference</a>")
                .contains("<h2>To test a route</h2>");
        assertThat(Files.readString(SITE.resolve("decisions/index.html"))).contains("../style.css", "0003-");
    }

    @Test
    void showsSourcesWhereTheRepositoryHasThem() throws IOException {
        var shown =
                Pattern.compile("\"https://github\\.com/coherecamel/camel-cohere-finetune/(blob|tree)/HEAD/([^\"#]+)");
        var sources = new ArrayList<String>();
        for (var page : pages()) {
            for (var link : shown.matcher(Files.readString(page)).results().toList()) {
                var source = Project.folder().resolve(link.group(2));
                assertThat(link.group(1)).isEqualTo(Files.isDirectory(source) ? "tree" : "blob");
                assertThat(source).exists();
                sources.add(link.group(2));
            }
        }

        assertThat(sources).contains("src/examples/spring-boot").hasSizeGreaterThan(5);
    }

    private static boolean leadsSomewhere(Path page, String[] parts) throws IOException {
        var file = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
        return Files.isRegularFile(file)
                && (parts.length == 1 || Files.readString(file).contains("id=\"" + parts[1] + "\""));
    }

    private static List<Path> pages() throws IOException {
        try (var files = Files.walk(SITE)) {
            return files.filter(file -> file.toString().endsWith(".html")).toList();
        }
    }
}
