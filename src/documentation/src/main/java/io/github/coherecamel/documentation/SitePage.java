package io.github.coherecamel.documentation;

import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** One page as HTML; its links lead to pages of the site, and its headings can be led to as on GitHub. */
final class SitePage {

    private static final List<Extension> TABLES = List.of(TablesExtension.create());
    private static final Pattern IN_HTML = Pattern.compile("(src|srcset)=\"docs/");

    private final Page page;
    private final Set<String> anchors = new HashSet<>();

    SitePage(Page page) {
        this.page = page;
    }

    String html() {
        var document = Parser.builder().extensions(TABLES).build().parse(page.text());
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                link.setDestination(address(link.getDestination()));
                visitChildren(link);
            }
        });
        var html = HtmlRenderer.builder()
                .extensions(TABLES)
                .attributeProviderFactory(context -> (node, tag, attributes) -> name(node, attributes))
                .build()
                .render(document);
        return IN_HTML.matcher(html).replaceAll("$1=\"");
    }

    /** What is no page of the site, such as a source, is shown by the repository that the POM names. */
    private String address(String link) {
        if (link.startsWith("#") || link.matches("[a-z]+:.*")) {
            return link;
        }
        var parts = link.split("#", 2);
        var docs = Project.folder().resolve("docs");
        var file = page.file().resolveSibling(parts[0]).normalize();
        var anchor = parts.length == 1 ? "" : "#" + parts[1];
        var root = page.name().contains("/") ? "../" : "";
        if (file.equals(Project.folder().resolve("README.md"))) {
            return root + "README.html" + anchor;
        }
        if (!file.startsWith(docs)) {
            return Project.repository()
                    + (Files.isDirectory(file) ? "/tree/HEAD/" : "/blob/HEAD/")
                    + Project.folder().relativize(file)
                    + anchor;
        }
        var name = docs.relativize(file).toString();
        return root + (Files.isDirectory(file) ? name + "/index.html" : Site.address(name)) + anchor;
    }

    private void name(Node node, Map<String, String> attributes) {
        if (node instanceof Heading) {
            var text = new StringBuilder();
            node.accept(new AbstractVisitor() {
                @Override
                public void visit(Text part) {
                    text.append(part.getLiteral());
                }

                @Override
                public void visit(Code part) {
                    text.append(part.getLiteral());
                }
            });
            var anchor = Links.anchor(text.toString());
            var unique = anchor;
            for (var number = 1; !anchors.add(unique); number++) {
                unique = anchor + "-" + number;
            }
            attributes.put("id", unique);
        }
    }
}
