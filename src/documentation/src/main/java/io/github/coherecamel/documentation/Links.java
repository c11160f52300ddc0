package io.github.coherecamel.documentation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Where a page leads, and what in it can be led to. */
final class Links {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)|(?:src|srcset|href)=\"([^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("`[^`\n]*`");
    private static final Pattern HEADING = Pattern.compile("^#{1,6} +(.*)$");

    private Links() {}

    /** Returns all targets, as they are written. */
    static List<String> of(Page page) {
        var links = new ArrayList<String>();
        for (var line : prose(page)) {
            LINK.matcher(CODE.matcher(line).replaceAll("``"))
                    .results()
                    .forEach(link -> links.add(link.group(1) == null ? link.group(2) : link.group(1)));
        }
        return links;
    }

    /** Returns the anchors of its headings, as GitHub makes them. */
    static Set<String> anchors(Page page) {
        var anchors = new HashSet<String>();
        for (var line : prose(page)) {
            var heading = HEADING.matcher(line);
            if (heading.matches()) {
                var anchor = anchor(heading.group(1));
                var unique = anchor;
                for (var number = 1; !anchors.add(unique); number++) {
                    unique = anchor + "-" + number;
                }
            }
        }
        return anchors;
    }

    static String anchor(String heading) {
        return heading.replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .strip()
                .replace(' ', '-');
    }

    /** Returns its lines outside of blocks; those of blocks are empty. */
    static List<String> prose(Page page) {
        var prose = new ArrayList<>(page.lines());
        for (var block : page.blocks()) {
            var length = (int) block.text().lines().count() + 2;
            for (var line = block.line() - 1; line < block.line() - 1 + length; line++) {
                prose.set(line, "");
            }
        }
        return prose;
    }
}
